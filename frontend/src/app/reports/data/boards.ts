import { Injectable, inject } from '@angular/core';
import type { Finding } from '#shared/platform';
import type { FieldState } from '../../platform/drafts/draft-queue';
import { Board } from '../../ui/field/board';
import { ReportDesk } from './report-desk';

/** Hands fields over to the board that is open now: a report's part opens anew when its state changes. */
abstract class OpenBoard extends Board {
  readonly folders = ['reports.finding'];
  protected readonly desk = inject(ReportDesk);
  protected abstract current(): Board | undefined;

  value(pointer: string): unknown {
    return this.current()?.value(pointer);
  }
  put(pointer: string, value: unknown): void {
    this.current()?.put(pointer, value);
  }
  isEditable(pointer: string): boolean {
    return this.current()?.isEditable(pointer) ?? false;
  }
  findings(): readonly Finding[] {
    return this.current()?.findings() ?? [];
  }
  currency(): string {
    return this.desk.view()?.currency ?? 'EUR';
  }
  showsMissing(): boolean {
    return this.current()?.showsMissing() ?? false;
  }
  override state(pointer: string): FieldState | undefined {
    return this.current()?.state(pointer);
  }
  override resolve(pointer: string, choice: 'mine' | 'theirs'): void {
    this.current()?.resolve(pointer, choice);
  }
  override drop(pointer: string): void {
    this.current()?.drop(pointer);
  }
}

/** The partner's part of the report on the desk. */
@Injectable()
export class PartnerBoard extends OpenBoard {
  protected current(): Board | undefined {
    return this.desk.partner();
  }
}

/** The officer's part of the report on the desk. */
@Injectable()
export class OfficerBoard extends OpenBoard {
  protected current(): Board | undefined {
    return this.desk.officer();
  }
}
