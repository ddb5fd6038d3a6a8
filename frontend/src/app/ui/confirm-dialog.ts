import { Component, Injectable, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialog, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';

/** An act in plain words, with the figures in it; all texts already translated. */
export interface Confirmation {
  readonly title: string;
  readonly text: string;
  /** What follows from it, point by point. */
  readonly points?: readonly string[];
  /** What the button does: "Release EUR 1,000.00", never "OK". */
  readonly act: string;
  readonly isDangerous?: boolean;
  /** Asks for a day, both ends included. */
  readonly day?: { readonly label: string; readonly value: string; readonly min: string; readonly max: string };
  /** Asks for a reason, at least three characters unless it may be left out, under this label. */
  readonly reason?: { readonly label: string; readonly hint?: string; readonly isOptional?: boolean };
}
export interface Confirmed {
  readonly reason: string;
  /** Empty where none was asked for. */
  readonly day: string;
}

@Component({
  selector: 'app-confirm-dialog',
  imports: [FormsModule, MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, MatFormField, MatHint, MatInput, MatLabel, TranslocoPipe],
  template: `
    <h2 mat-dialog-title>{{ data.title }}</h2>
    <mat-dialog-content class="stack">
      <p>{{ data.text }}</p>
      @if (data.points?.length) {
        <ul>@for (point of data.points; track $index) { <li dir="auto">{{ point }}</li> }</ul>
      }
      @if (data.day; as asked) {
        <mat-form-field appearance="outline" subscriptSizing="dynamic">
          <mat-label>{{ asked.label }}</mat-label>
          <input matInput type="date" required [min]="asked.min" [max]="asked.max" [ngModel]="day()" (ngModelChange)="day.set($event)" />
        </mat-form-field>
      }
      @if (data.reason; as asked) {
        <mat-form-field appearance="outline" subscriptSizing="dynamic">
          <mat-label>{{ asked.label }}</mat-label>
          <textarea matInput rows="3" maxlength="4000" [required]="!asked.isOptional" dir="auto" [ngModel]="reason()" (ngModelChange)="reason.set($event)"></textarea>
          @if (asked.hint; as hint) { <mat-hint>{{ hint }}</mat-hint> }
        </mat-form-field>
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close>{{ 'common.cancel' | transloco }}</button>
      <button matButton="filled" type="button" [class.danger]="data.isDangerous" [disabled]="!isReady()" (click)="confirm()">{{ data.act }}</button>
    </mat-dialog-actions>
  `,
  styles: 'mat-dialog-content { display: flex; } p { white-space: pre-line; } .danger { --mat-button-filled-container-color: var(--mat-sys-error); --mat-button-filled-label-text-color: var(--mat-sys-on-error); }',
})
export class ConfirmDialog {
  protected readonly data = inject<Confirmation>(MAT_DIALOG_DATA);
  private readonly opened = inject<MatDialogRef<ConfirmDialog, Confirmed>>(MatDialogRef);
  protected readonly reason = signal('');
  protected readonly day = signal(this.data.day?.value ?? '');

  protected isReady(): boolean {
    const { day, reason } = this.data;
    return (!reason || reason.isOptional || this.reason().trim().length >= 3) && (!day || (this.day() >= day.min && this.day() <= day.max));
  }

  protected confirm(): void {
    this.opened.close({ reason: this.reason().trim(), day: this.day() });
  }
}

/** `const said = await confirmations.ask({…}); if (said) …` */
@Injectable({ providedIn: 'root' })
export class Confirmations {
  private readonly dialog = inject(MatDialog);

  async ask(data: Confirmation): Promise<Confirmed | undefined> {
    return firstValueFrom(this.dialog.open<ConfirmDialog, Confirmation, Confirmed>(ConfirmDialog, { data }).afterClosed());
  }
}
