import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import type { HistoryEvent, HistoryQuery } from '#shared/platform';
import { PersonRepository } from '../auth/person.repository.js';
import type { AggregateKind } from './audit-chain.js';
import { auditEventsOf, type AuditEvent } from './audit-event.schema.js';

export interface HistoryPage {
  readonly items: HistoryEvent[];
  readonly nextCursor: string | null;
}
/** What a reader may know of an event's details. */
type Shown = (event: AuditEvent) => Record<string, unknown>;

/** The history of a record, for the features' `/history` routes. They have checked that the asker may read the record. */
@Injectable()
export class HistoryService {
  constructor(@InjectConnection() private readonly connection: Connection, private readonly people: PersonRepository) {}

  /** The events of a record, newest first, with the names of the people in them. `shown` hides details that are not for this reader. */
  async of(kind: AggregateKind, id: string, query: HistoryQuery, shown: Shown = ({ details }) => details): Promise<HistoryPage> {
    const before = query.cursor === undefined ? {} : { seq: { $lt: query.cursor } };
    const rows = (await auditEventsOf(this.connection)
      .find({ aggregate: id, kind, ...before }).sort({ seq: -1 }).limit(query.limit + 1).toArray()) as unknown as AuditEvent[];
    const events = rows.slice(0, query.limit);
    const names = await this.people.names(events.flatMap((e) => [e.by, e.onBehalfOf]));
    const ref = (person: string | null) => (person === null ? null : { id: person, name: names.get(person) ?? '' });
    return {
      items: events.map((e) => ({ seq: e.seq, action: e.action, at: e.at, recordedAt: e.recordedAt, by: ref(e.by), onBehalfOf: ref(e.onBehalfOf), details: shown(e) })),
      nextCursor: rows.length > query.limit ? String(events.at(-1)?.seq) : null,
    };
  }
}
