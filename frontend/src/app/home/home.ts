import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { taskList, type Task } from '#shared/accounts';
import { Api } from '../platform/http/api';
import { PluralPipe } from '../platform/i18n/format-pipes';
import { Texts } from '../platform/i18n/texts';
import { health } from '#shared/platform';
import { SessionStore } from '../platform/session/session-store';
import { EmptyState } from '../ui/empty-state';
import { PageHeader } from '../ui/page-header';
import { ProblemPanel } from '../ui/problem-panel';
import { Skeleton } from '../ui/skeleton';
import { Shortcuts } from './shortcuts';
import { TaskRow } from './task-row';

const ungrouped = 12;
const firstShown = 6;
interface TaskGroup {
  /** `kind.act`, empty where all are one list. */
  readonly name: string;
  readonly tasks: readonly Task[];
}
const partnerRoles = ['partner_editor', 'partner_signatory'] as const;
/** They come to read or to look after the portal, seldom because something waits. */
const readingRoles = ['donor', 'analyst', 'administrator'] as const;

/** Home is "due from me": item, days left, state, one button. */
@Component({
  selector: 'app-home',
  imports: [EmptyState, MatButton, MatIcon, PageHeader, PluralPipe, ProblemPanel, Shortcuts, Skeleton, TaskRow, TranslocoPipe],
  templateUrl: './home.html',
  styleUrl: './home.scss',
})
export class Home {
  private readonly session = inject(SessionStore);
  protected readonly texts = inject(Texts);
  private readonly api = inject(Api);
  private readonly isDonor = computed(() => this.session.hasRole('donor'));
  private readonly isReader = computed(() => this.session.hasRole(...readingRoles));
  protected readonly tasks = this.api.resource(taskList, () => '/me/tasks');
  /** Who keeps the portal hears that its mails reach nobody; the demonstration says so everywhere. */
  private readonly health = this.api.resource(health, () => (this.session.can('user.manage') && !this.session.isDemo() ? '/health/ready' : undefined));
  protected readonly areMailsKept = computed(() => this.health.hasValue() && this.health.value().mail === 'kept');
  /** Due first, then what waits longest; of news the newest. */
  protected readonly items = computed(() => {
    const items = this.tasks.hasValue() ? this.tasks.value().items : [];
    return this.isDonor() ? [...items].reverse() : items;
  });
  /** A long queue is read by kind of work; what others owe comes after one's own. */
  protected readonly groups = computed((): TaskGroup[] => {
    const items = this.items();
    if (items.length <= ungrouped) return [{ name: '', tasks: items }];
    const groups = Map.groupBy(items, (task) => `${task.kind}.${task.act}`);
    return [...groups].map(([name, tasks]) => ({ name, tasks })).sort((a, b) => Number(a.name.endsWith('chase')) - Number(b.name.endsWith('chase')));
  });
  protected readonly opened = signal<ReadonlySet<string>>(new Set());
  protected readonly isPartner = computed(() => this.session.hasRole(...partnerRoles));
  protected readonly hasShortcuts = computed(() => this.isReader() || (this.tasks.hasValue() && this.items().length === 0));
  protected readonly title = computed(() => this.texts.say(this.isPartner() ? 'frame.home.dueFromUs' : this.isDonor() ? 'frame.home.news' : 'frame.home.waiting'));
  protected readonly nothing = computed(() => this.texts.say(this.isDonor() ? 'frame.home.noNews' : 'frame.home.nothing'));
  protected readonly nothingText = computed(() => this.texts.say(this.isDonor() ? 'frame.home.noNewsText' : this.isReader() ? 'frame.home.nothingToKeep' : 'frame.home.nothingText'));
  protected readonly subtitle = computed(() => {
    if (!this.tasks.hasValue()) return undefined;
    return this.items().length > 0 ? this.texts.plural('frame.home.count', this.items().length) : undefined;
  });

  protected shownOf({ name, tasks }: TaskGroup): readonly Task[] {
    return name === '' || this.opened().has(name) ? tasks : tasks.slice(0, firstShown);
  }

  protected headOf({ name }: TaskGroup): string {
    const act = name.split('.')[1] ?? '';
    return this.texts.firstOf([`frame.task.${name}`, `frame.task.act.${act}`], {}, name);
  }

  protected open(name: string): void {
    this.opened.update((all) => new Set(all).add(name));
  }
}
