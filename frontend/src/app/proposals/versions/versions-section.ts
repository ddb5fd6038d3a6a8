import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { contentChanges, proposalVersion, proposalVersions } from '#shared/proposals';
import { Api } from '../../platform/http/api';
import { InstantPipe } from '../../platform/i18n/format-pipes';
import { DiffView } from '../../ui/diff-view';
import { ProblemPanel } from '../../ui/problem-panel';
import { Skeleton } from '../../ui/skeleton';
import { ChangeTexts } from '../assessment/change-texts';
import { ProposalDraft } from '../data/proposal-draft';
import { VersionContent } from './version-content';

/** What was submitted and when; one version to read, with what changed since the one before it. */
@Component({
  selector: 'app-versions-section',
  imports: [DiffView, InstantPipe, ProblemPanel, RouterLink, Skeleton, TranslocoPipe, VersionContent],
  templateUrl: './versions-section.html',
  styleUrl: './versions-section.scss',
})
export class VersionsSection {
  private readonly api = inject(Api);
  private readonly changeTexts = inject(ChangeTexts);
  protected readonly draft = inject(ProposalDraft);

  /** Number of the version that is shown, in the address; the newest without it. */
  readonly n = input<string>();
  private readonly path = computed(() => { const view = this.draft.view(); return view ? `/proposals/${view.id}/versions` : undefined; });
  protected readonly versions = this.api.resource(proposalVersions, () => this.path());
  protected readonly rows = computed(() => (this.versions.hasValue() ? this.versions.value().items : []));
  protected readonly chosen = computed(() => this.rows().find((one) => String(one.n) === this.n()) ?? this.rows()[0]);
  protected readonly version = this.api.resource(proposalVersion, () => { const one = this.chosen(); return one && `${this.path()}/${one.n}`; });
  protected readonly earlier = this.api.resource(proposalVersion, () => { const one = this.chosen(); return one && one.n > 1 ? `${this.path()}/${one.n - 1}` : undefined; });
  protected readonly changes = computed(() => {
    if (!this.version.hasValue() || !this.earlier.hasValue()) return [];
    return contentChanges(this.earlier.value().content, this.version.value().content).map((one) => this.changeTexts.shown(one, this.draft));
  });
}
