import { Injectable, inject, signal } from '@angular/core';
import { z } from 'zod';
import { KeptOnDevice } from '../kept-on-device';

const key = 'portal.device-of';

/** Whose device this is: the person who said so when signing in. Only then are answers kept on it for reading without a line. */
@Injectable({ providedIn: 'root' })
export class DeviceOwner {
  private readonly kept = inject(KeptOnDevice);
  private readonly owner = signal(z.string().nullable().catch(null).parse(this.kept.read(key)));
  readonly person = this.owner.asReadonly();

  set(person: string): void {
    this.owner.set(person);
    this.kept.write(key, person);
  }

  forget(): void {
    this.owner.set(null);
    this.kept.remove(key);
  }
}
