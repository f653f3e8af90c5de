import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import {
  type Actor,
  Clock,
  CONFIG,
  Database,
  readLink,
  type SignedLink,
  SYSTEM_SCOPE,
  withLinkSecret,
} from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import type { ClaimsConfig } from '../config';
import { type AcceptedFile, type CheckedFile, EvidenceIntake, refused } from '../evidence/intake';
import { IncidentsService } from '../incidents/incidents.service';
import type { Shipment } from '../shipments/domain/shipment';
import { findShipment } from '../shipments/shipment.repository';
import type { AnswerDelivery, DeliveryView } from './deliveries.dto';
import { DeliveryAnswerEntity } from './delivery-answer.entity';
import { answersOf, insertAnswer } from './delivery-answer.repository';
import { claimTypeOf, declaration, deliveryAnswers, describedAs, mayAnswer } from './domain/delivery-answer';

/** Whoever holds the link: no account, no name, only what the link says. */
const recipient: Actor = { personId: 'recipient', organisationId: null, roles: [], kind: 'person' };

/** What the person a parcel went to says about it, from a link in a message: each answer once per link. */
@Injectable()
export class DeliveriesService {
  constructor(
    private readonly database: Database,
    private readonly intake: EvidenceIntake,
    private readonly incidents: IncidentsService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: ClaimsConfig,
  ) {}

  see(token: string): Promise<DeliveryView> {
    const link = this.linkIn(token);
    return this.database.read(SYSTEM_SCOPE, (manager) => this.view(manager, link));
  }

  /** Before any byte is read. */
  requireOpen(token: string): void {
    if (this.isOver(this.linkIn(token))) throw expired();
  }

  /** The same answer again is fine and changes nothing; what is wrong becomes an incident with a claim filled in. */
  async answer(token: string, told: AnswerDelivery, files: readonly CheckedFile[]): Promise<DeliveryView> {
    const link = this.linkIn(token);
    const shipment = await this.check(link, told).catch(async (error: unknown) => {
      await this.intake.discard(files);
      throw error;
    });
    const photos = await this.intake.keepAll(files);
    const signature = told.signature ? await this.keepSignature(told.signature) : null;
    const at = this.clock.now();
    return this.database.transaction(SYSTEM_SCOPE, async (manager) => {
      const row = rowOf(link, shipment, told, at);
      if (await insertAnswer(manager, row)) {
        const type = claimTypeOf(told.answer, shipment.deliveredAt !== null);
        if (type) await this.report(manager, row, { type, told, photos, signature });
      }
      return this.view(manager, link);
    });
  }

  private async report(
    manager: EntityManager,
    row: DeliveryAnswerEntity,
    { type, told, photos, signature }: ReportedProblem,
  ): Promise<void> {
    const { shipmentId, answeredAt: at } = row;
    const description = told.description || describedAs[told.answer];
    const report = { shipmentId, type, description };
    const files = [...photos, ...(signature ? [{ ...signature, kind: 'declaration' as const }] : [])];
    const incident = await this.incidents.write(manager, recipient, report, files, { at, occurredAt: at });
    await manager.update(DeliveryAnswerEntity, { id: row.id }, { incidentId: incident.id });
  }

  private async check(link: SignedLink, told: AnswerDelivery): Promise<Shipment> {
    if (this.isOver(link)) throw expired();
    const { shipment, given } = await this.database.read(SYSTEM_SCOPE, async (manager) => ({
      shipment: await findShipment(manager, SYSTEM_SCOPE, { shipmentId: link.subject }),
      given: (await answersOf(manager, nameOf(link))).map(({ answer }) => answer),
    }));
    if (given.includes(told.answer)) return shipment;
    if (!mayAnswer(told.answer, given)) throw reported();
    const type = claimTypeOf(told.answer, shipment.deliveredAt !== null);
    if (type === 'delivered_not_received') requireSigned(told);
    return shipment;
  }

  private async keepSignature(dataUrl: string): Promise<AcceptedFile> {
    const bytes = Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64');
    const file = await this.intake.check(Readable.from([bytes]), 'declaration.png', 'signature', ['image']);
    const [kept] = await this.intake.keepAll([file]);
    if (!kept) throw refused('signature', 'The picture cannot be read');
    return kept;
  }

  private async view(manager: EntityManager, link: SignedLink): Promise<DeliveryView> {
    const shipment = await findShipment(manager, SYSTEM_SCOPE, { shipmentId: link.subject });
    const answers = await answersOf(manager, nameOf(link));
    const given = answers.map(({ answer }) => answer);
    const over = this.isOver(link);
    return {
      waybill: shipment.waybill,
      carrier: shipment.carrier,
      deliveredAt: shipment.deliveredAt?.toISOString() ?? null,
      state: over ? 'expired' : 'open',
      answerBy: link.expiresAt.toISOString(),
      mayAnswer: over ? [] : deliveryAnswers.filter((answer) => mayAnswer(answer, given)),
      answers: answers.map(({ answer, answeredAt }) => ({ answer, answeredAt: answeredAt.toISOString() })),
      needsDeclaration: shipment.deliveredAt !== null,
      declaration,
    };
  }

  private linkIn(token: string): SignedLink {
    const link = withLinkSecret(this.config, (secret) => readLink(token, 'delivery', secret));
    if (link) return link;
    throw new DomainError(
      'not_found',
      'delivery.link_unknown',
      'This link is not complete: open it from the message again.',
    );
  }

  private isOver(link: SignedLink): boolean {
    return this.clock.now() > link.expiresAt;
  }
}

interface ReportedProblem {
  readonly type: NonNullable<ReturnType<typeof claimTypeOf>>;
  readonly told: AnswerDelivery;
  readonly photos: readonly AcceptedFile[];
  readonly signature: AcceptedFile | null;
}

/** Two messages about one parcel, such as after a second delivery, are two links. */
const nameOf = ({ subject, expiresAt }: SignedLink): string =>
  `${subject}.${Math.floor(expiresAt.getTime() / 1_000)}`;

const rowOf = (
  link: SignedLink,
  shipment: Shipment,
  told: AnswerDelivery,
  at: Date,
): DeliveryAnswerEntity => ({
  id: v7(),
  organisationId: shipment.organisationId,
  shipmentId: shipment.id,
  link: nameOf(link),
  answer: told.answer,
  incidentId: null,
  declaredBy: told.declaredBy ?? null,
  declarationVersion: told.signature ? declaration.version : null,
  declarationLocale: told.signature ? told.locale : null,
  answeredAt: at,
});

function requireSigned({ declaredBy, signature }: AnswerDelivery): void {
  if (!declaredBy) throw refused('declaredBy', 'Write your name: this has to be signed');
  if (!signature) throw refused('signature', 'Sign the declaration');
}

const expired = (): DomainError =>
  new DomainError(
    'conflict',
    'delivery.link_expired',
    'This link has expired: tell the sender of the parcel what is wrong.',
  );

const reported = (): DomainError =>
  new DomainError(
    'conflict',
    'delivery.reported',
    'A problem was reported with this link before: tell the sender that all is well now.',
  );
