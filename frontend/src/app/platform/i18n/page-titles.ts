import { Injectable, effect, inject, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { TitleStrategy, type RouterStateSnapshot } from '@angular/router';
import { joined } from './joined';
import { Texts } from './texts';

/** The window's title: a route's `title` is a key; a page may name itself better (a record's code) by `show`. */
@Injectable({ providedIn: 'root' })
export class PageTitles extends TitleStrategy {
  private readonly texts = inject(Texts);
  private readonly key = signal<string | null>(null);
  private readonly own = signal<string | null>(null);

  constructor() {
    super();
    const title = inject(Title);
    effect(() => {
      const key = this.key();
      const page = this.own() ?? (key ? this.texts.say(key) : null);
      title.setTitle(page ? joined([page, this.texts.say('frame.product')]) : this.texts.say('frame.product'));
    });
  }

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.own.set(null);
    this.key.set(this.buildTitle(snapshot) ?? null);
  }

  show(title: string): void {
    this.own.set(title);
  }
}
