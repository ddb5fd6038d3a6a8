import { Component, computed, inject, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { fileTypeOf, fileTypes, mostFileBytes } from '#shared/platform';
import { apiRoot } from '../../platform/http/api';
import { DecimalPipe } from '../../platform/i18n/format-pipes';
import { Texts } from '../../platform/i18n/texts';
import { newId } from '../../platform/new-id';
import { Uploads } from '../../platform/uploads';
import { anchorOf } from '../../ui/field/board';
import { ProblemPanel } from '../../ui/problem-panel';
import { ProgressBar } from '../../ui/progress-bar';
import { ProposalDraft } from '../data/proposal-draft';
import { SectionFindings } from './section-findings';

const megabyte = 1024 * 1024;
interface Running {
  readonly name: string;
  readonly share: number;
}

/** The files of a proposal, and which of the call's documents are among them. */
@Component({
  selector: 'app-attachments-section',
  imports: [DecimalPipe, MatButton, MatIcon, MatIconButton, ProblemPanel, ProgressBar, SectionFindings, TranslocoPipe],
  templateUrl: './attachments-section.html',
  styleUrls: ['./rows.scss', './attachments-section.scss'],
})
export class AttachmentsSection {
  private readonly texts = inject(Texts);
  private readonly uploads = inject(Uploads);
  protected readonly draft = inject(ProposalDraft);
  protected readonly anchorOf = anchorOf;
  protected readonly accepted = Object.keys(fileTypes).map((ending) => `.${ending}`).join(',');
  protected readonly root = apiRoot;
  protected readonly most = mostFileBytes / megabyte;

  protected readonly running = signal<Running | null>(null);
  protected readonly problem = signal<unknown>(null);
  protected readonly refused = signal<string | null>(null);
  protected readonly isEditable = computed(() => this.draft.isEditable('/attachments'));
  protected readonly files = computed(() => (this.draft.content()?.attachments ?? []).map((one) => ({ ...one, megabytes: (one.size / megabyte).toFixed(2), document: this.documentOf(one.kind) })));
  /** What the call asks for, and whatever else is useful. */
  protected readonly kinds = computed(() => [
    ...(this.draft.surroundings()?.call.requirements.documents ?? []).map((one) => ({ code: one.code, title: this.texts.localised(one.title), isThere: this.files().some((file) => file.kind === one.code) })),
    { code: 'other', title: this.texts.say('proposals.otherDocument'), isThere: null },
  ]);

  protected async take(kind: string, chosen: FileList | null): Promise<void> {
    const file = chosen?.item(0);
    this.problem.set(null);
    this.refused.set(null);
    if (!file) return;
    if (!fileTypeOf(file.name)) this.refused.set(this.texts.say('proposals.fileType', { name: file.name }));
    else if (file.size > mostFileBytes) this.refused.set(this.texts.say('proposals.fileTooBig', { name: file.name, most: this.most }));
    else await this.upload(kind, file);
  }

  private async upload(kind: string, file: File): Promise<void> {
    this.running.set({ name: file.name, share: 0 });
    try {
      const { id, name, size, type } = await this.uploads.send(file, (share) => this.running.set({ name: file.name, share }));
      const row = newId();
      this.draft.put(`/attachments/${row}`, { id: row, file: id, kind, name, size, type });
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.running.set(null);
    }
  }

  private documentOf(kind: string): string {
    const document = this.draft.surroundings()?.call.requirements.documents.find((one) => one.code === kind);
    return document ? this.texts.localised(document.title) : this.texts.say('proposals.otherDocument');
  }
}
