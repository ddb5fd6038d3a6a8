import { Injectable } from '@angular/core';

const begunOf = (person: string): string => `portal.begun.${person}.`;

/** The key of what a person has begun to write in one place: it is offered to nobody else, and goes when they sign out. */
export function begunBy(person: string, place: string): string {
  return begunOf(person) + place;
}

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

  /** How many texts a person has begun here. */
  begun(person: string): number {
    return this.keysOf(person).length;
  }

  /** Forgets them. */
  forgetBegun(person: string): void {
    for (const key of this.keysOf(person)) this.remove(key);
  }

  private keysOf(person: string): string[] {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(begunOf(person)));
    } catch {
      return [];
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
