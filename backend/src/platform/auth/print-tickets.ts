import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { Scope } from '#shared/accounts';
import type { Person } from './person.schema.js';

/** The header that carries a ticket. */
export const printTicketHeader = 'x-print-ticket';

/** Whose eyes a print is made with, and what it may read: these paths below /api/v1, and what is under them. */
export interface PrintTicket {
  readonly scope: Scope;
  readonly person: Person;
  readonly reads: readonly string[];
}

/**
 * What a print reads the portal by, instead of a session: good for one print, on this instance, for reading alone (ADR 0036). Kept in memory, since
 * the instance that prints asks itself.
 */
@Injectable()
export class PrintTickets {
  private readonly tickets = new Map<string, PrintTicket>();

  /** Makes a ticket for the time of the work. */
  async during<T>(ticket: PrintTicket, work: (secret: string) => Promise<T>): Promise<T> {
    const secret = randomBytes(32).toString('base64url');
    this.tickets.set(secret, ticket);
    try {
      return await work(secret);
    } finally {
      this.tickets.delete(secret);
    }
  }

  /** The ticket of a request that it lets in; null where the request carries none that does. */
  of({ method, path, headers }: Pick<Request, 'method' | 'path' | 'headers'>): PrintTicket | null {
    const secret = headers[printTicketHeader];
    const ticket = method === 'GET' && typeof secret === 'string' ? this.tickets.get(secret) : undefined;
    return ticket?.reads.some((one) => path === `/api/v1${one}` || path.startsWith(`/api/v1${one}/`)) ? ticket : null;
  }
}
