import { Injectable, inject } from '@angular/core';
import { proposalView } from '#shared/proposals';
import { Api } from '../../platform/http/api';
import { Act } from '../../ui/act';
import { Confirmations, type Confirmation } from '../../ui/confirm-dialog';
import { ProposalDraft } from '../data/proposal-draft';

/** An act on the proposal at hand: asked first in plain words where it matters, sent with the version that was read; the page shows what came of it. */
@Injectable()
export class ProposalAct extends Act {
  private readonly api = inject(Api);
  private readonly confirmations = inject(Confirmations);
  private readonly draft = inject(ProposalDraft);

  /** @returns whether it was done */
  async send(act: string, body: unknown, question?: Confirmation): Promise<boolean> {
    const view = this.draft.view();
    if (!view || (question && !(await this.confirmations.ask(question)))) return false;
    const done = await this.run(() => this.api.send('POST', proposalView, `/proposals/${view.id}/${act}`, body, { ifMatch: view.version }));
    if (done) this.draft.show(done);
    return done !== undefined;
  }
}
