import { Injectable, inject } from '@angular/core';
import { Router } from '@angular/router';
import { DeviceOwner } from '../platform/device/device-owner';
import { DeviceStore } from '../platform/device/device-store';
import { Drafts } from '../platform/drafts/drafts';
import { ServerReach } from '../platform/http/server-reach';
import { Texts } from '../platform/i18n/texts';
import { KeptOnDevice } from '../platform/kept-on-device';
import { SessionStore } from '../platform/session/session-store';
import { Confirmations } from '../ui/confirm-dialog';

// Signing out leads there, without a line too: it comes with this file, before anybody signs out.
void import('../sign-in/sign-in-page').catch(() => undefined);

/** Signing out leaves nothing of the person on the device, whether or not the server hears of it now; what is unsent is sent first, or asked about. */
@Injectable({ providedIn: 'root' })
export class SignOut {
  private readonly session = inject(SessionStore);
  private readonly device = inject(DeviceStore);
  private readonly owner = inject(DeviceOwner);
  private readonly kept = inject(KeptOnDevice);
  private readonly drafts = inject(Drafts);
  private readonly reach = inject(ServerReach);
  private readonly confirmations = inject(Confirmations);
  private readonly texts = inject(Texts);
  private readonly router = inject(Router);

  async run(): Promise<void> {
    const person = this.session.person()?.id;
    if (person === undefined) return;
    await this.reach.ask();
    const unsent = await this.unsentAfterSending(person);
    const uploads = (await this.device.uploads(person).catch(() => [])).length;
    if (!(await this.maySignOut(unsent, uploads, this.kept.begun(person) > 0))) {
      if (unsent + uploads > 0) await this.router.navigateByUrl('/device');
      return;
    }
    await this.leave(person);
  }

  /** First the page, which writes to the device for this person; one that cannot be left keeps its person. */
  private async leave(person: string): Promise<void> {
    const hasLeft = await this.router.navigateByUrl('/sign-in').catch(() => null);
    if (hasLeft === false) return;
    const told = this.session.signOut();
    this.owner.forget();
    await this.device.clear(person).catch(() => undefined);
    if (hasLeft === null) location.replace('/sign-in');
    await told;
  }

  private async unsentAfterSending(person: string): Promise<number> {
    if (!this.reach.isAway()) {
      await this.drafts.flush();
      await this.drafts.sendLeft(person).catch(() => undefined);
    }
    const unsent = [...(await this.device.unsent(person).catch(() => [])), ...this.drafts.unkept()];
    return new Set(unsent.map(({ url, pointer }) => url + pointer)).size;
  }

  /** Asks where something would be deleted, and where the server hears of it only later. */
  private async maySignOut(fields: number, files: number, hasBegun: boolean): Promise<boolean> {
    const isAway = this.reach.isAway();
    const hasUnsent = fields + files > 0 || hasBegun;
    if (!isAway && !hasUnsent) return true;
    const texts = [
      ...(fields > 0 ? [this.texts.plural('frame.signOutUnsent.text', fields)] : []), ...(files > 0 ? [this.texts.plural('frame.signOutUnsent.files', files)] : []),
      ...(hasBegun ? [this.texts.say('frame.signOutUnsent.begun')] : []), ...(isAway ? [this.texts.say('frame.signOutUnsent.away')] : []),
    ];
    const [title, act] = hasUnsent ? ['frame.signOutUnsent.title', 'frame.signOutUnsent.act'] : ['frame.signOutUnsent.titleAway', 'frame.signOut'];
    return (await this.confirmations.ask({ title: this.texts.say(title), text: texts.join('\n'), act: this.texts.say(act), isDangerous: hasUnsent })) !== undefined;
  }
}
