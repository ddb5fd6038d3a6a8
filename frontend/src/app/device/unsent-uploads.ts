import { Component, computed, inject, input, output, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { fileView } from '#shared/platform';
import type { KeptUpload } from '../platform/device/device-database';
import type { UnsentWords } from '../platform/drafts/unsent-records';
import { EvidenceUploads } from '../platform/evidence-uploads';
import { Api } from '../platform/http/api';
import { saveBlob } from '../platform/http/downloads';
import { DecimalPipe } from '../platform/i18n/format-pipes';
import { ProgressBar } from '../ui/progress-bar';
import { StateChip } from '../ui/state-chip';
import { StoppedPipe } from '../ui/stopped-pipe';

const megabyte = 1024 * 1024;

/** Photos and files on their way: how far each is, and why it goes no further. */
@Component({
  selector: 'app-unsent-uploads',
  imports: [DecimalPipe, MatButton, ProgressBar, RouterLink, StateChip, StoppedPipe, TranslocoPipe],
  template: `
    <h2 id="unsent-uploads">{{ 'frame.device.files.title' | transloco }}</h2>
    <p>{{ 'frame.device.files.explain' | transloco }}</p>
    <ul class="stack" aria-labelledby="unsent-uploads">
      @for (one of shown(); track one.upload.id) {
        <li #line class="panel stack">
          <div class="spread">
            <span class="name"><bdi>{{ one.upload.name }}</bdi>&ngsp;<span class="small soft">{{ 'frame.device.files.size' | transloco: { n: (one.megabytes | decimal: { max: 2 }) } }}</span><br /><a class="small" [routerLink]="one.path" [queryParams]="{ section: 'evidence' }">{{ one.record }}</a></span>
            <app-state-chip [tone]="one.isHeld ? 'bad' : 'warn'" [text]="'reports.evidence.upload.' + one.state | transloco" />
          </div>
          @if (one.upload.reason) { <p>{{ one.upload.reason | stopped }}</p> }
          <app-progress-bar [label]="one.upload.name" [value]="one.share" tone="warn" />
          <div class="actions">
            @if (one.state === 'stopped') { <button matButton type="button" (click)="evidence.again(one.upload.id)">{{ 'frame.device.retry' | transloco }}</button> }
            @if (one.upload.bytes; as bytes) { <button matButton type="button" (click)="save(bytes, one.upload.name)">{{ 'common.download' | transloco }}</button> }
            <button matButton type="button" (click)="discarded.emit({ upload: one.upload, line })">{{ 'frame.device.discard.act' | transloco }}</button>
          </div>
        </li>
      }
    </ul>
  `,
  styles: 'ul { list-style: none; padding: 0; } li { gap: var(--space-2); } .name { overflow-wrap: anywhere; }',
})
export class UnsentUploads {
  private readonly api = inject(Api);
  protected readonly evidence = inject(EvidenceUploads);
  readonly uploads = input.required<readonly KeptUpload[]>();
  readonly words = input.required<(url: string) => UnsentWords>();
  readonly discarded = output<{ readonly upload: KeptUpload; readonly line: HTMLElement }>();
  protected readonly save = saveBlob;
  /** Bytes that the server has, by file; of what it does not know, or cannot tell now, none. */
  private readonly received = resource({
    params: () => this.uploads(),
    loader: async ({ params }) => new Map(await Promise.all(params.map(async ({ id }) => [id, await this.api.get(fileView, `/files/${id}`).then((view) => view.received, () => 0)] as const))),
  });
  protected readonly shown = computed(() => this.uploads().map((upload) => {
    const received = this.received.hasValue() ? this.received.value().get(upload.id) ?? 0 : 0;
    const here = this.evidence.items().find(({ id }) => id === upload.id);
    const state = upload.reason !== null ? 'stopped' : here?.state ?? (upload.bytes ? 'waiting' : 'lost');
    return {
      upload, state, isHeld: state === 'stopped' || state === 'lost', megabytes: upload.size / megabyte, share: Math.max(here?.share ?? 0, received / upload.size),
      record: this.words()(upload.url).record(), path: this.words()(upload.url).page('').path,
    };
  }));
}
