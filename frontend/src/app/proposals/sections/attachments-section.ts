import { Component, computed, inject } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { Texts } from '../../platform/i18n/texts';
import { anchorOf } from '../../ui/field/board';
import { ProposalDraft } from '../data/proposal-draft';
import { SectionFindings } from './section-findings';

/** The files of a proposal, and which of the call's documents are among them. */
@Component({
  selector: 'app-attachments-section',
  imports: [MatIcon, SectionFindings, TranslocoPipe],
  templateUrl: './attachments-section.html',
  styleUrl: './rows.scss',
})
export class AttachmentsSection {
  private readonly texts = inject(Texts);
  protected readonly draft = inject(ProposalDraft);
  protected readonly anchorOf = anchorOf;
  protected readonly files = computed(() => (this.draft.content()?.attachments ?? []).map((one) => ({ ...one, document: this.documentOf(one.kind) })));
  protected readonly asked = computed(() => (this.draft.surroundings()?.call.requirements.documents ?? []).map((one) => ({
    code: one.code, title: this.texts.localised(one.title), isThere: this.files().some((file) => file.kind === one.code),
  })));

  private documentOf(kind: string): string {
    const document = this.draft.surroundings()?.call.requirements.documents.find((one) => one.code === kind);
    return document ? this.texts.localised(document.title) : this.texts.say('proposals.otherDocument');
  }
}
