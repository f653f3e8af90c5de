import type { ClaimType } from '@tuntas/contracts';
import { DomainError, type Money, parseMoney } from '@tuntas/kernel';
import { type DateReader, dateReader } from './dates';
import type { Columns, Field, Profile } from './profile';

/** One row of history, read. */
export interface PastClaim {
  readonly reference: string;
  readonly type: ClaimType;
  readonly carrier: string;
  readonly hub: string | null;
  readonly place: string | null;
  readonly incidentAt: Date;
  readonly filedAt: Date;
  readonly items: readonly string[];
  /** `null`: nobody has decided it yet. */
  readonly decision: 'approved' | 'approved_partial' | 'rejected' | null;
  /** What was paid; `null` unless something was approved. */
  readonly award: Money | null;
}

export type ReadRow = { readonly claim: PastClaim } | { readonly refused: string };

/** Thrown inside this file only: the first thing that is wrong with a row. */
class Wrong extends Error {}

/** Reads rows of a file that a profile fits. */
export function rowReader(
  profile: Profile,
  columns: Columns,
  header: readonly string[],
): (cells: readonly string[]) => ReadRow {
  const dates = dateReader(profile.dates);
  const row = new RowReader(profile, columns, header, dates);
  return (cells) => {
    try {
      return { claim: row.read(cells) };
    } catch (error) {
      if (error instanceof Wrong) return { refused: error.message };
      throw error;
    }
  };
}

class RowReader {
  private readonly none: ReadonlySet<string>;

  constructor(
    private readonly profile: Profile,
    private readonly columns: Columns,
    private readonly header: readonly string[],
    private readonly dates: DateReader,
  ) {
    this.none = new Set(profile.none);
  }

  read(cells: readonly string[]): PastClaim {
    if (cells.length !== this.header.length) {
      throw new Wrong(`The row has ${cells.length} cells, the header has ${this.header.length}`);
    }
    const cell = (field: Field): string | null => {
      const text = cells[this.columns[field] ?? -1]?.trim() ?? '';
      return text === '' || this.none.has(text) ? null : text;
    };
    const reference = this.reference(cell('reference'));
    const type = this.type(cell('type'));
    const filedAt = this.date('filedAt', cell('filedAt'));
    const incidentAt = this.date('incidentAt', cell('incidentAt'));
    const money = this.money(cell('award'));
    const decision = this.decision(cell('decision'));
    const awarded = decision === 'approved' || decision === 'approved_partial';
    const hub = cell('hub');
    return {
      reference,
      type,
      filedAt,
      incidentAt,
      carrier: cell('carrier') ?? this.profile.carrierWhenUnknown,
      hub: hub && /^[A-Za-z0-9._-]{1,32}$/.test(hub) ? hub : null,
      place: cell('place'),
      items: this.items(cell('items')),
      // An approval that names no sum cannot be paid: such a claim is filed and stays open.
      decision: awarded && !money ? null : decision,
      award: awarded ? money : null,
    };
  }

  private wrong(field: Field, text: string | null, what: string): Wrong {
    const name = this.header[this.columns[field] ?? -1] ?? field;
    return new Wrong(text === null ? `${name}: ${what}` : `${name} “${text}”: ${what}`);
  }

  private reference(text: string | null): string {
    if (text === null) throw this.wrong('reference', text, 'missing');
    if (!/^[A-Za-z0-9][A-Za-z0-9 ./_-]{0,63}$/.test(text))
      throw this.wrong('reference', text, 'cannot be a claim number');
    return text;
  }

  private type(text: string | null): ClaimType {
    const type = text === null ? undefined : this.profile.types[text];
    if (type) return type;
    throw this.wrong('type', text, text === null ? 'missing' : 'no claim for a lost or damaged parcel');
  }

  private date(field: 'filedAt' | 'incidentAt', text: string | null): Date {
    if (text === null) throw this.wrong(field, text, 'missing');
    const date = this.dates(text);
    if (date && date.getUTCFullYear() >= 1990) return date;
    throw this.wrong(field, text, `no date in any of the formats ${this.profile.dates.join(', ')}`);
  }

  /** `null` for none and for zero. */
  private money(text: string | null): Money | null {
    if (text === null) return null;
    const { currency, symbol, group, decimal } = this.profile.money;
    const bare = text.startsWith(symbol) ? text.slice(symbol.length).trim() : text;
    const [whole = '', ...rest] = bare.split(decimal);
    const grouped = group !== '' && whole.includes(group);
    const right = grouped
      ? whole.split(group).every((part, n) => (n === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(part))
      : true;
    try {
      if (!right || bare.startsWith('-')) throw this.wrong('award', text, 'no amount');
      const money = parseMoney([grouped ? whole.replaceAll(group, '') : whole, ...rest].join('.'), currency);
      return money.amount === 0 ? null : money;
    } catch (error) {
      if (error instanceof DomainError) throw this.wrong('award', text, `no amount in ${currency}`);
      throw error;
    }
  }

  private decision(text: string | null): PastClaim['decision'] {
    if (text === null) return null;
    const decision = this.profile.decisions[text];
    if (!decision) throw this.wrong('decision', text, `no decision the profile ${this.profile.name} knows`);
    return decision;
  }

  private items(text: string | null): string[] {
    const items = (text ?? '')
      .split(this.profile.itemSeparator)
      .map((item) => item.trim())
      .filter(Boolean);
    return [...new Set(items)];
  }
}
