import { Injectable } from '@angular/core';

/** Small settings and unsent texts kept in the browser. A browser that keeps nothing (private window, full disk) is no error. */
@Injectable({ providedIn: 'root' })
export class KeptOnDevice {
  read(key: string): unknown {
    try {
      return JSON.parse(localStorage.getItem(key) ?? 'null');
    } catch {
      return null;
    }
  }

  /** Whether the device has kept it. */
  write(key: string, value: unknown): boolean {
    try {
      localStorage.setItem(key, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  }

  remove(key: string): void {
    try {
      localStorage.removeItem(key);
    } catch {
      return;
    }
  }
}
