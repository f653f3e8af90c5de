import { Injectable } from '@nestjs/common';
import { Database, SYSTEM_SCOPE } from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import { calendarOf } from './calendar/calendar-of';
import { calendarDefinition } from './calendar/calendar.schema';
import { workingDayMs } from './calendar/working-calendar';
import { workTimeOf } from './calendar/working-time';
import { calendarText, makeBook, type SlaBook } from './domain/book';
import type { Office, SlaPolicy } from './domain/policy';
import { policyDefinition } from './policy.schema';
import { SlaRuleEntity } from './sla-rule.entity';

/** The rules of clocks in memory. Whoever writes by them compares their revision with the database's in the same transaction. */
@Injectable()
export class SlaBooks {
  private book: SlaBook | undefined;
  /** Laid-out calendars are worth keeping: a version never changes. */
  private readonly offices = new Map<string, Office>();

  constructor(private readonly database: Database) {}

  /** What is known, perhaps of a moment ago: for a statement that checks the revision itself. */
  async known(): Promise<SlaBook> {
    return this.book ?? this.database.read(SYSTEM_SCOPE, (manager) => this.reload(manager));
  }

  /** The rules of exactly this revision or a later one. */
  async atLeast(manager: EntityManager, revision: number): Promise<SlaBook> {
    return this.book && this.book.revision >= revision ? this.book : this.reload(manager);
  }

  /** The rules that these clocks run by, whenever they were made. */
  async covering(
    manager: EntityManager,
    clocks: readonly { readonly policy: string; readonly calendar: string }[],
  ): Promise<SlaBook> {
    const { book } = this;
    const known =
      book &&
      clocks.every(
        ({ policy, calendar }) => book.policies.has(policy) && book.offices.has(calendarText(calendar)),
      );
    return known ? book : this.reload(manager);
  }

  async reload(manager: EntityManager): Promise<SlaBook> {
    const [settings]: { revision: number }[] = await manager.query('SELECT revision FROM sla_settings');
    const rows = await manager.find(SlaRuleEntity);
    const book = this.bookOf(settings?.revision ?? 0, rows);
    if (!this.book || this.book.revision <= book.revision) this.book = book;
    return book;
  }

  /** The rules as rows say, also rows that nobody has saved. */
  bookOf(revision: number, rows: readonly Pick<SlaRuleEntity, 'kind' | 'id' | 'version' | 'definition'>[]) {
    const of = (kind: SlaRuleEntity['kind']) => rows.filter((row) => row.kind === kind);
    return makeBook(
      revision,
      of('policy').map(policyOf),
      of('calendar').map((row) => this.officeOf(row)),
    );
  }

  private officeOf(row: Pick<SlaRuleEntity, 'id' | 'version' | 'definition'>): Office {
    const key = JSON.stringify([row.id, row.version, row.definition]);
    const known = this.offices.get(key);
    if (known) return known;
    const calendar = calendarOf(row.id, calendarDefinition.parse(row.definition));
    const { id, version } = row;
    const office = { id, version, time: workTimeOf(calendar), dayMs: workingDayMs(calendar) };
    if (this.offices.size > 200) this.offices.clear();
    this.offices.set(key, office);
    return office;
  }
}

const policyOf = (row: Pick<SlaRuleEntity, 'id' | 'version' | 'definition'>): SlaPolicy => ({
  ...policyDefinition.parse(row.definition),
  id: row.id,
  version: row.version,
});
