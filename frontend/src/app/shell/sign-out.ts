import { Injectable, inject } from '@angular/core';
import { Router } from '@angular/router';
import { DeviceOwner } from '../platform/device/device-owner';
import { DeviceStore } from '../platform/device/device-store';
import { Drafts } from '../platform/drafts/drafts';
import { Texts } from '../platform/i18n/texts';
import { SessionStore } from '../platform/session/session-store';
import { Confirmations } from '../ui/confirm-dialog';

/** Signing out leaves nothing of the person on the device; what is unsent is sent first, or asked about. */
@Injectable({ providedIn: 'root' })
export class SignOut {
  private readonly session = inject(SessionStore);
  private readonly device = inject(DeviceStore);
  private readonly owner = inject(DeviceOwner);
  private readonly drafts = inject(Drafts);
  private readonly confirmations = inject(Confirmations);
  private readonly texts = inject(Texts);
  private readonly router = inject(Router);

  async run(): Promise<void> {
    const person = this.session.person()?.id;
    if (person === undefined) return;
    const unsent = await this.unsentAfterSending(person);
    const uploads = await this.device.uploads(person).catch(() => []);
    if (unsent + uploads.length > 0 && !(await this.mayDelete(unsent, uploads.length))) {
      const [upload] = uploads;
      await this.router.navigateByUrl(unsent === 0 && upload ? `${upload.url}?section=evidence` : '/device');
      return;
    }
    await this.session.signOut();
    this.owner.forget();
    await this.device.clear(person).catch(() => undefined);
    await this.router.navigateByUrl('/sign-in');
  }

  private async unsentAfterSending(person: string): Promise<number> {
    await this.drafts.flush();
    await this.drafts.sendLeft(person).catch(() => undefined);
    return (await this.device.unsent(person).catch(() => [])).length;
  }

  private async mayDelete(fields: number, files: number): Promise<boolean> {
    const texts = [...(fields > 0 ? [this.texts.plural('frame.signOutUnsent.text', fields)] : []), ...(files > 0 ? [this.texts.plural('frame.signOutUnsent.files', files)] : [])];
    const said = await this.confirmations.ask({
      title: this.texts.say('frame.signOutUnsent.title'), text: texts.join(' '), act: this.texts.say('frame.signOutUnsent.act'), isDangerous: true,
    });
    return said !== undefined;
  }
}
