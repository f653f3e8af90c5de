import { setTimeout as sleep } from 'node:timers/promises';
import {
  anything,
  claimAnswer,
  type ClaimAnswer,
  type ClaimWithLines,
  claimWithLines,
  LIST_LIMIT,
  oneOf,
  registeredRows,
} from './answers';
import { type ApiClient, ApiRefusal } from './api-client';
import type { PastClaim } from './past-claim';
import type { Profile } from './profile';
import { claimOf, decisionOf, shipmentOf } from './requests';
import type { SourceRow } from './survey';

export interface Keys {
  readonly shipper: string;
  readonly staff: string;
  readonly approver: string;
}

/** A row and why the file or the system refused it; `null` when its claim is filed. */
export interface FiledRow {
  readonly source: SourceRow;
  readonly reason: string | null;
}

interface Accepted {
  readonly source: SourceRow;
  readonly claim: PastClaim;
}

/** Rows whose parcels are registered; claims hear of a parcel a moment later. */
export interface Registered {
  readonly rows: readonly SourceRow[];
  readonly accepted: readonly Accepted[];
  /** Claims that an earlier run has filed, by reference. */
  readonly there: ReadonlyMap<string, ClaimAnswer>;
  readonly shipments: ReadonlyMap<SourceRow, string>;
  readonly reasons: Map<SourceRow, string>;
}

/** The claims that are there already, by claim number. */
export async function findClaims(
  api: ApiClient,
  key: string,
  references: readonly string[],
): Promise<Map<string, ClaimAnswer>> {
  // Without one the list would be of every claim.
  if (references.length === 0) return new Map();
  const path = `/claims?limit=${LIST_LIMIT}&${oneOf('externalReference', references)}`;
  const claims = await api.all({ path, key, item: claimAnswer });
  return new Map(claims.map((claim) => [claim.externalReference ?? '', claim]));
}

/** Files rows and decides them as history did, skipping whatever an earlier run has done. */
export class Filing {
  constructor(
    private readonly api: ApiClient,
    private readonly keys: Keys,
    private readonly profile: Profile,
    private readonly onFiled: () => void,
  ) {}

  /** Registers the parcels of at most a hundred rows that no earlier run has filed. */
  async register(rows: readonly SourceRow[]): Promise<Registered> {
    const accepted = rows.flatMap((source): Accepted[] =>
      'claim' in source.read ? [{ source, claim: source.read.claim }] : [],
    );
    const reasons = new Map<SourceRow, string>();
    for (const source of rows) if ('refused' in source.read) reasons.set(source, source.read.refused);
    const references = accepted.map(({ claim }) => claim.reference);
    const there = await findClaims(this.api, this.keys.shipper, references);
    const fresh = accepted.filter(({ claim }) => !there.has(claim.reference));
    return { rows, accepted, there, shipments: await this.shipmentsOf(fresh, reasons), reasons };
  }

  /** Files and decides them; the answer is in the order of the rows. */
  async file({ rows, accepted, there, shipments, reasons }: Registered): Promise<FiledRow[]> {
    await Promise.all(
      accepted.map(async ({ source, claim }) => {
        const known = there.get(claim.reference);
        const shipmentId = shipments.get(source);
        const filing = known ? this.decideKnown(claim, known) : shipmentId && this.fileOne(claim, shipmentId);
        if (filing) await filing.catch(refusedBy(source, reasons));
        this.onFiled();
      }),
    );
    return rows.map((source) => ({ source, reason: reasons.get(source) ?? null }));
  }

  private async shipmentsOf(
    fresh: readonly Accepted[],
    reasons: Map<SourceRow, string>,
  ): Promise<Map<SourceRow, string>> {
    if (fresh.length === 0) return new Map();
    const { results } = await this.api.call({
      method: 'POST',
      path: '/shipments/batch',
      key: this.keys.shipper,
      body: { shipments: fresh.map(({ claim }) => shipmentOf(claim, this.profile)) },
      answer: registeredRows,
    });
    const shipments = new Map<SourceRow, string>();
    for (const { row, result, shipmentId, differs, errors } of results) {
      const source = fresh[row - 1]?.source;
      if (!source) continue;
      if (result === 'conflict')
        reasons.set(source, `Its parcel is registered with another ${differs.join(', ')}`);
      else if (shipmentId) shipments.set(source, shipmentId);
      else
        reasons.set(
          source,
          `Refused: ${errors.map(({ field, message }) => `${field}: ${message}`).join('; ')}`,
        );
    }
    return shipments;
  }

  private async fileOne(claim: PastClaim, shipmentId: string): Promise<void> {
    const filed = await this.api.call({
      method: 'POST',
      path: '/claims',
      key: this.keys.shipper,
      headers: { 'idempotency-key': `replay/${this.profile.name}/${claim.reference}` },
      body: claimOf(claim, this.profile, shipmentId),
      answer: claimWithLines,
    });
    await this.decide(claim, filed);
  }

  private async decideKnown(claim: PastClaim, known: ClaimAnswer): Promise<void> {
    if (claim.decision !== null && known.decision === 'pending')
      await this.decide(claim, await this.whole(known.id));
  }

  private whole(id: string): Promise<ClaimWithLines> {
    return this.api.call({ path: `/claims/${id}`, key: this.keys.staff, answer: claimWithLines });
  }

  /** Looks again and repeats when somebody else (an earlier run, mostly) changed the claim in between. */
  private async decide(claim: PastClaim, filed: ClaimWithLines): Promise<void> {
    for (let current = filed; current.decision === 'pending'; current = await this.whole(filed.id)) {
      const decision = decisionOf(claim, current, this.profile);
      if (!decision) return;
      try {
        await this.api.call({
          method: 'POST',
          path: `/claims/${current.id}/decision`,
          key: this.keys.staff,
          headers: {
            'idempotency-key': `replay/${this.profile.name}/${claim.reference}/decision`,
            'if-match': `"${current.version}"`,
          },
          body: decision,
          answer: anything,
        });
        return;
      } catch (error) {
        if (!(error instanceof ApiRefusal && (error.status === 409 || error.status === 412))) throw error;
        await sleep(100);
      }
    }
  }
}

const refusedBy =
  (source: SourceRow, reasons: Map<SourceRow, string>) =>
  (error: unknown): void => {
    if (!(error instanceof ApiRefusal) || error.status === 401 || error.status === 403) throw error;
    const fields = error.fields.length > 0 ? ` (${error.fields.join('; ')})` : '';
    reasons.set(source, `Refused: ${error.code}: ${error.detail}${fields}`);
  };
