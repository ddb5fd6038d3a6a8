import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import type { FileView } from '#shared/platform';
import { isPhoto, type Evidence } from '#shared/reports';
import { apiRoot } from '../../platform/http/api';
import { DayPipe } from '../../platform/i18n/format-pipes';
import { Texts } from '../../platform/i18n/texts';
import { Confirmations } from '../../ui/confirm-dialog';
import { anchorOf } from '../../ui/field/board';
import { Field, type FieldOption } from '../../ui/field/field';
import { FindingTexts } from '../../ui/field/finding-texts';
import { PlaceComments } from '../report-comments/place-comments';
import { ReportDesk } from '../data/report-desk';

/** One photo or file: what it shows, where, when, by whom, and whether those shown agreed. */
@Component({
  selector: 'app-evidence-card',
  imports: [DayPipe, Field, MatIcon, MatIconButton, PlaceComments, TranslocoPipe],
  templateUrl: './evidence-card.html',
  styleUrl: './evidence-card.scss',
})
export class EvidenceCard {
  private readonly desk = inject(ReportDesk);
  private readonly texts = inject(Texts);
  private readonly findingTexts = inject(FindingTexts);
  private readonly confirmations = inject(Confirmations);
  readonly row = input.required<Evidence>();
  readonly state = input<FileView['state']>('ready');
  readonly anchors = input.required<readonly FieldOption[]>();
  readonly looked = output();

  protected readonly anchorOf = anchorOf;
  protected readonly root = apiRoot;
  private readonly isBroken = signal(false);
  /** Nobody can have it, or not yet: the card says why. */
  protected readonly isHeld = computed(() => this.state() !== 'ready' && this.state() !== 'uploading');
  protected readonly pointer = computed(() => `/evidence/${this.row().id}`);
  protected readonly subject = computed(() => this.row().caption || this.row().name);
  protected readonly isEditable = computed(() => this.desk.partner()?.isEditable() ?? false);
  protected readonly hasPicture = computed(() => isPhoto(this.row()) && this.state() === 'ready' && !this.isBroken());
  protected readonly locations = computed(() => this.desk.view()?.definitions.locations.map((one) => ({ value: one.id, text: one.name })) ?? []);
  protected readonly location = computed(() => this.locations().find((one) => one.value === this.row().location)?.text);
  protected readonly consents = computed(() => (['yes', 'no_people'] as const).map((value) => ({ value, text: this.texts.say(`reports.evidence.consents.${value}`) })));
  protected readonly refused = computed(() => {
    const state = this.desk.partner()?.state(this.pointer());
    return state?.kind === 'refused' ? this.findingTexts.say({ code: state.code, params: {} }, ['reports.finding'], state.detail) : null;
  });

  protected break(): void {
    this.isBroken.set(true);
  }

  protected async remove(): Promise<void> {
    const { say } = { say: (key: string) => this.texts.say(`reports.evidence.${key}`, { name: this.row().name }) };
    const said = await this.confirmations.ask({ title: say('removeTitle'), text: say('removeText'), act: this.texts.say('common.remove'), isDangerous: true });
    if (said) this.desk.partner()?.put(this.pointer(), null);
  }
}
