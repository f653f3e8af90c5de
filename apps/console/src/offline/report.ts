/** What a courier can report with one big button, and what it is called in the trade. */
export const happenings = {
  crushed: { type: 'damage', condition: 'crushed' },
  wet: { type: 'damage', condition: 'wet' },
  torn: { type: 'damage', condition: 'torn' },
  broken: { type: 'damage', condition: 'broken' },
  missing: { type: 'partial_loss', condition: 'missing' },
  swapped: { type: 'swapped_contents', condition: 'swapped' },
  lost: { type: 'loss', condition: 'lost' },
  other: { type: 'damage', condition: 'other' },
} as const;
export type Happening = keyof typeof happenings;
export const happeningNames = Object.keys(happenings) as Happening[];

/** Whoever stands beside the courier. */
export const counterparts = ['recipient', 'hub_staff', 'sender', 'witness'] as const;
export type Counterpart = (typeof counterparts)[number];

/** A signature on glass, as the strokes that were drawn, or why this party did not sign. */
export interface Signing {
  readonly name: string;
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly signedAt: string | null;
  readonly refused: string;
}

/** What the phone has written down, as far as it got. */
export interface Report {
  readonly waybill: string;
  readonly carrier: string;
  readonly pieces: number | null;
  readonly happening: Happening | null;
  readonly note: string;
  readonly piecesAffected: number | null;
  readonly place: string;
  readonly occurredAt: string;
  readonly photoIds: readonly string[];
  readonly courier: Signing;
  readonly counterpart: Counterpart;
  readonly other: Signing;
}

export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly fields: readonly string[];
}

/** What the server gave for it. */
export interface Receipt {
  readonly incidentId: string;
  readonly number: string | null;
  readonly hash: string | null;
  readonly publicUrl: string | null;
  readonly at: string;
}

/**
 * One report on this phone. `clientId` is made here and goes along with every try, so that the server keeps one however
 * often it arrives; nothing leaves the phone before `waiting`, and nothing is forgotten before `sent`.
 */
export interface StoredReport {
  readonly clientId: string;
  /** Who wrote it; it is never sent in another person's name. */
  readonly personId: string;
  readonly state: 'draft' | 'waiting' | 'sent' | 'refused';
  readonly report: Report;
  readonly startedAt: string;
  readonly changedAt: string;
  readonly attempts: number;
  readonly nextTryAt: string | null;
  readonly problem: Problem | null;
  readonly receipt: Receipt | null;
}

const unsigned: Signing = { name: '', path: '', width: 0, height: 0, signedAt: null, refused: '' };

export const newReport = (
  clientId: string,
  { personId, name }: { personId: string; name: string },
  now: Date,
): StoredReport => ({
  clientId,
  personId,
  state: 'draft',
  report: {
    waybill: '',
    carrier: '',
    pieces: null,
    happening: null,
    note: '',
    piecesAffected: null,
    place: '',
    occurredAt: now.toISOString(),
    photoIds: [],
    courier: { ...unsigned, name },
    counterpart: 'recipient',
    other: unsigned,
  },
  startedAt: now.toISOString(),
  changedAt: now.toISOString(),
  attempts: 0,
  nextTryAt: null,
  problem: null,
  receipt: null,
});

/** Nobody has written anything down yet, so there is nothing to keep. */
export const isBlank = ({ waybill, happening, note, photoIds }: Report): boolean =>
  !waybill && !happening && !note && photoIds.length === 0;

export const hasSigned = ({ name, path, refused }: Signing): boolean =>
  name.trim() !== '' && (path !== '' || refused.trim() !== '');

/** Both sides are on the paper; without them the report goes as it is, and no berita acara is issued. */
export const isSigned = ({ courier, other }: Report): boolean =>
  courier.path !== '' && courier.name.trim() !== '' && hasSigned(other);

const partlySigned = ({ courier, other }: Report): boolean =>
  courier.path !== '' || other.path !== '' || other.refused.trim() !== '';

export type Gap = 'waybill' | 'happening' | 'signatures' | 'name';

/** What is missing before it can be sent. */
export function gapsOf(report: Report): Gap[] {
  const gaps: Gap[] = [];
  if (report.waybill.trim() === '') gaps.push('waybill');
  if (report.happening === null) gaps.push('happening');
  if (partlySigned(report) && !isSigned(report)) {
    const nameless = [report.courier, report.other].some(
      ({ name, path, refused }) => name.trim() === '' && (path !== '' || refused.trim() !== ''),
    );
    gaps.push(nameless ? 'name' : 'signatures');
  }
  return gaps;
}
