import { Injectable } from '@nestjs/common';
import { formatMoney, type Money } from '@tuntas/kernel';
import { type Actor, Database, scopeOf } from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import type { ClaimEntity } from '../claims/claim.entity';
import { findClaim } from '../claims/claim.repository';
import { ClaimHistoryEntity } from '../claims/claim-trail.entity';
import { EstimateService } from '../rules/estimate.service';
import { packOfKey, packOfShipment } from '../rules/packs';
import { findShipment } from '../shipments/shipment.repository';
import { checklistOf } from './domain/checklist';
import { type EvidenceKind, evidenceKinds } from './domain/kinds';
import { EvidenceEntity } from './evidence.entity';

/** What a claim still needs, and what is at stake without it. */
@Injectable()
export class EvidenceChecklist {
  constructor(
    private readonly database: Database,
    private readonly estimates: EstimateService,
  ) {}

  of(actor: Actor, claimId: string) {
    const scope = scopeOf(actor);
    return this.database.read(scope, async (manager) => {
      const claim = await findClaim(manager, scope, claimId);
      const papers = await manager.find(EvidenceEntity, {
        where: { claimId },
        select: { id: true, kind: true },
        order: { addedAt: 'ASC', id: 'ASC' },
      });
      const list = checklistOf(await requiredBy(manager, claim), await askedFor(manager, claim), papers);
      const { amount } = await this.estimates.ofClaim(manager, claim);
      const complete = list.missing.length === 0;
      return {
        ...list,
        answerBy: claim.answerBy,
        atStake: complete ? null : amount,
        says: { id: says.id(complete, amount), en: says.en(complete, amount) },
      };
    });
  }
}

/** What the pack that the claim keeps asks for. */
async function requiredBy(manager: EntityManager, claim: ClaimEntity): Promise<readonly EvidenceKind[]> {
  const { organisationId, shipmentId, rulePack: id, rulePackVersion: version, type } = claim;
  const shipment = await findShipment(manager, organisationId, { shipmentId });
  const pack = id && version ? packOfKey({ id, version }) : packOfShipment(shipment);
  return pack?.claims[type]?.evidence ?? [];
}

/** What the desk asked for last, while the claim waits for it. */
async function askedFor(manager: EntityManager, { id, stage }: ClaimEntity): Promise<EvidenceKind[]> {
  if (stage !== 'needs_action') return [];
  const [asked] = await manager.find(ClaimHistoryEntity, {
    where: { claimId: id, what: 'claim.evidence_requested' },
    order: { id: 'DESC' },
    take: 1,
  });
  const items = asked?.details['items'];
  return Array.isArray(items) ? evidenceKinds.filter((kind) => items.includes(kind)) : [];
}

const says = {
  id: (complete: boolean, amount: Money | null): string =>
    complete
      ? 'Berkas lengkap: klaim dapat diputuskan.'
      : `Tanpa berkas ini klaim dapat ditolak${amount ? `; yang dipertaruhkan ${formatMoney(amount, 'id-ID')}` : ''}.`,
  en: (complete: boolean, amount: Money | null): string =>
    complete
      ? 'Nothing is missing: the claim can be decided.'
      : `Without these papers the claim may be rejected${amount ? `; ${formatMoney(amount, 'en-GB')} is at stake` : ''}.`,
};
