import { Component, DestroyRef, computed, effect, inject, linkedSignal, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatDialog } from '@angular/material/dialog';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import { fileTypes, mostFileBytes, type FileView } from '#shared/platform';
import { evidenceFiles, isPhoto, mostEvidence, type Evidence } from '#shared/reports';
import { Api } from '../../platform/http/api';
import { Texts } from '../../platform/i18n/texts';
import { EmptyState } from '../../ui/empty-state';
import { anchorOf } from '../../ui/field/board';
import { ProblemPanel } from '../../ui/problem-panel';
import { injectUrlQuery } from '../../ui/url-query';
import { ReportDesk } from '../data/report-desk';
import { EvidenceCard } from './evidence-card';
import { EvidenceViewer } from './evidence-viewer';
import { ReportUploads, type NotTaken } from './report-uploads';
import { isLargePhoto } from './smaller-photo';
import { UploadList } from './upload-list';

const lookAgain = 20_000;

/** Photos and files behind the report, by what they show: sent from a desk or a phone's camera, one by one, also over a line that is cut. */
@Component({
  selector: 'app-report-evidence',
  imports: [EmptyState, EvidenceCard, MatButton, MatCheckbox, MatFormField, MatIcon, MatInput, MatLabel, ProblemPanel, TranslocoPipe, UploadList],
  templateUrl: './report-evidence.html',
  styleUrl: './report-evidence.scss',
})
export class ReportEvidence {
  private readonly desk = inject(ReportDesk);
  private readonly api = inject(Api);
  private readonly texts = inject(Texts);
  private readonly dialog = inject(MatDialog);
  private readonly query = injectUrlQuery();
  protected readonly uploads = inject(ReportUploads);
  protected readonly anchorOf = anchorOf;
  protected readonly accepted = Object.keys(fileTypes).map((ending) => `.${ending}`).join(',');
  protected readonly most = mostFileBytes / 1024 / 1024;

  protected readonly isEditable = computed(() => this.desk.partner()?.isEditable() ?? false);
  protected readonly rows = computed(() => this.desk.partner()?.content().evidence ?? []);
  protected readonly isFull = computed(() => this.rows().length >= mostEvidence);
  protected readonly anchors = computed(() => {
    const { outputs, indicators } = this.desk.view()?.definitions.framework ?? { outputs: [], indicators: [] };
    return outputs.flatMap((output) => [output, ...indicators.filter((one) => one.output === output.id)]).map(({ id, code, title }) => ({ value: id, text: `${code} ${title}` }));
  });
  /** By what they show, in the order of the framework; first what shows the whole, or something that is no more. */
  protected readonly groups = computed(() => {
    const known = new Set(this.anchors().map((one) => one.value));
    const groups = [{ value: null, text: this.texts.say('reports.evidence.whole') }, ...this.anchors()];
    return groups.map(({ value, text }) => ({ value, text, rows: this.rows().filter((row) => (row.anchor !== null && known.has(row.anchor) ? row.anchor : null) === value) })).filter((group) => group.rows.length > 0);
  });
  /** What the next ones show: as the address says, where one came from an indicator. */
  protected readonly chosen = linkedSignal(() => this.query.one('about'));
  protected readonly about = computed(() => this.anchors().find((one) => one.value === this.chosen())?.value ?? null);
  protected readonly keepsLocation = signal(false);
  protected readonly isSmaller = signal(false);
  protected readonly isOver = signal(false);
  protected readonly hasLarge = signal(false);
  protected readonly refused = signal<readonly { name: string; reason: NotTaken }[]>([]);

  /** What was taken away here while somebody else described it: it is in the report still, and asked about. */
  protected readonly removals = computed(() => this.desk.partner()?.conflicts().filter(({ pointer, state }) => /^\/evidence\/[^/]+$/.test(pointer) && state.mine === null)
    .map(({ pointer, state }) => ({ pointer, name: (state.theirs as Partial<Evidence> | null)?.name ?? '' })) ?? []);

  private readonly address = computed(() => { const id = this.desk.view()?.id; return id && `/reports/${id}/evidence`; });
  protected readonly files = this.api.resource(evidenceFiles, () => this.address());
  private readonly states = computed(() => new Map(this.files.hasValue() ? this.files.value().items.map((one) => [one.file, one.state]) : []));

  constructor() {
    const isChecking = computed(() => [...this.states().values()].includes('checking'));
    const timer = setInterval(() => { if (untracked(isChecking)) this.files.reload(); }, lookAgain);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
    const saved = computed(() => { const view = this.desk.view(); return view && (view.content?.evidence ?? []).map((one) => one.file).sort().join(' '); });
    let before: string | undefined;
    effect(() => {
      const now = saved();
      if (before !== undefined && now !== before) untracked(() => this.files.reload());
      before = now;
    });
  }

  protected answer(pointer: string, stays: boolean): void {
    this.desk.partner()?.resolve(pointer, stays ? 'theirs' : 'mine');
  }

  protected stateOf(row: Evidence): FileView['state'] {
    return this.states().get(row.file) ?? 'ready';
  }

  protected async take(chosen: FileList | null | undefined): Promise<void> {
    const files = [...(chosen ?? [])];
    this.hasLarge.set(files.some(isLargePhoto) && !this.isSmaller());
    this.refused.set(await this.uploads.add(files, { anchor: this.about(), keepsLocation: this.keepsLocation(), isSmaller: this.isSmaller() }));
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.isOver.set(false);
    void this.take(event.dataTransfer?.files);
  }

  protected over(event: DragEvent): void {
    event.preventDefault();
    this.isOver.set(true);
  }

  protected look(row: Evidence): void {
    const photos = this.groups().flatMap((group) => group.rows).filter((one) => isPhoto(one) && this.stateOf(one) === 'ready');
    this.dialog.open(EvidenceViewer, { data: { photos, at: photos.findIndex((one) => one.id === row.id) }, maxWidth: '96vw', width: '1280px', autoFocus: 'mat-dialog-content' });
  }
}
