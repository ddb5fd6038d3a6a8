import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { mostTemplateBytes, reportImportView, type ReportImportConfirmation, type ReportImportView } from '#shared/reports';
import { Api, apiRoot } from '../../platform/http/api';
import { PluralPipe } from '../../platform/i18n/format-pipes';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { newId } from '../../platform/new-id';
import { Uploads } from '../../platform/uploads';
import { Act } from '../../ui/act';
import { ProblemPanel } from '../../ui/problem-panel';
import { ProgressBar } from '../../ui/progress-bar';
import { ReportDesk } from '../data/report-desk';
import { ImportPreview } from './import-preview';

const megabyte = 1024 * 1024;

/** The report as a workbook: download it filled, send it back, see what it changes, write all of it or nothing (ux.md, 10). */
@Component({
  selector: 'app-report-template',
  imports: [ImportPreview, MatButton, MatIcon, PluralPipe, ProblemPanel, ProgressBar, RouterLink, TranslocoPipe],
  templateUrl: './report-template.html',
  styleUrl: './report-template.scss',
})
export class ReportTemplate {
  protected readonly desk = inject(ReportDesk);
  private readonly api = inject(Api);
  private readonly uploads = inject(Uploads);
  private readonly texts = inject(Texts);
  private readonly languages = inject(Languages);
  protected readonly act = new Act();
  protected readonly most = mostTemplateBytes / megabyte;

  /** What is under way: words, and how far it is where that is known. */
  protected readonly running = signal<{ readonly words: string; readonly share: number | null } | null>(null);
  protected readonly refused = signal<string | null>(null);
  protected readonly isOver = signal(false);
  protected readonly preview = signal<ReportImportView | null>(null);
  private readonly path = computed(() => `/reports/${this.desk.view()?.id ?? ''}`);
  protected readonly template = computed(() => `${apiRoot}${this.path()}/template.xlsx?language=${this.languages.current()}`);
  protected readonly corrected = computed(() => { const sent = this.preview(); return sent ? `${apiRoot}${this.path()}/imports/${sent.id}/file.xlsx` : ''; });

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.isOver.set(false);
    void this.take(event.dataTransfer?.files.item(0) ?? null);
  }

  protected over(event: DragEvent): void {
    event.preventDefault();
    this.isOver.set(true);
  }

  protected async take(file: File | null): Promise<void> {
    if (!file || this.act.isBusy()) return;
    this.refused.set(this.whyNot(file));
    if (this.refused() !== null) return;
    this.preview.set(null);
    const sent = await this.act.run(() => this.read(file));
    this.running.set(null);
    if (sent) this.preview.set(sent);
  }

  protected async confirm(choices: ReportImportConfirmation['choices']): Promise<void> {
    const path = `${this.path()}/imports/${this.preview()?.id ?? ''}`;
    this.running.set({ words: this.texts.say('reports.template.writing'), share: null });
    const done = await this.act.run(() => this.api.send('POST', reportImportView, `${path}/confirm`, { choices }));
    this.running.set(null);
    if (done) {
      this.preview.set(done);
      this.desk.startAfresh(done.version);
    } else {
      // Others may have written meanwhile: what there is to choose shows anew, beside the problem.
      this.preview.set(await this.api.get(reportImportView, path).catch(() => this.preview()));
    }
  }

  protected startAgain(): void {
    this.preview.set(null);
    this.refused.set(null);
  }

  private whyNot({ name, size }: File): string | null {
    if (!/\.xlsx$/i.test(name)) return this.texts.say('reports.template.notXlsx', { name });
    return size > mostTemplateBytes ? this.texts.say('reports.template.tooBig', { name, most: this.most }) : null;
  }

  /** What stands on this page is sent first, so that the file is compared with all of it. */
  private async read(file: File): Promise<ReportImportView> {
    const words = this.texts.say('reports.template.sending', { name: file.name });
    this.running.set({ words, share: 0 });
    const path = this.path();
    await this.desk.flush('partner');
    const { id } = await this.uploads.send(file, (share) => this.running.set({ words, share }));
    this.running.set({ words: this.texts.say('reports.template.reading', { name: file.name }), share: null });
    return this.api.send('POST', reportImportView, `${path}/imports`, { id: newId(), file: id });
  }
}
