import { createZodDto, pageOf, pageQuery } from '@tuntas/platform';
import { z } from 'zod';
import { beritaAcaraSummary, findings, signatures } from '../berita-acara/berita-acara.dto';
import { conditions } from '../berita-acara/domain/findings';
import { filedClaim } from '../claims/claim-view.dto';
import { claimTypes, wishes } from '../claims/domain/words';
import { evidenceKinds } from '../evidence/domain/kinds';
import { estimateAnswer } from '../rules/rules.dto';

export const MAX_PHOTOS = 8;

const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((value) => !value.includes('\0'), 'No NUL characters');

/** What is reported, as JSON or as the text fields of a form. */
export const reportIncident = z
  .strictObject({
    shipmentId: z.uuid().optional(),
    waybill: text(100).optional().describe('instead of shipmentId'),
    carrier: text(100).optional(),
    type: z.enum(claimTypes),
    description: text(5_000),
    place: text(200).optional().describe('hub, route or address code'),
    // A form sends text only.
    piecesAffected: z.coerce.number().int().min(1).max(100_000).optional(),
    occurredAt: z.iso.datetime({ offset: true }).optional().describe('now when left out'),
    clientId: z.uuid().optional().describe('made by the phone: the same one again answers the same incident'),
    findings: findings.optional().describe('what was found, item by item'),
    signatures: signatures.optional().describe('with them the berita acara is issued at once'),
  })
  .refine((report) => (report.shipmentId === undefined) !== (report.waybill === undefined), {
    path: ['shipmentId'],
    message: 'Give either shipmentId or waybill',
  });
export type ReportIncident = z.output<typeof reportIncident>;

export const noFields = z.strictObject({});

const at = z.iso.datetime();
const incident = z.object({
  id: z.uuid(),
  organisationId: z.uuid(),
  shipmentId: z.uuid(),
  reporterId: z.string(),
  type: z.enum(claimTypes),
  description: z.string(),
  place: z.string().nullable(),
  piecesAffected: z.int().nullable(),
  occurredAt: at,
  reportedAt: at,
  clientId: z.uuid().nullable(),
  findings: z.array(
    z.object({
      condition: z.enum(conditions),
      item: z.string().nullable(),
      quantity: z.int().nullable(),
      note: z.string().nullable(),
    }),
  ),
  photos: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(evidenceKinds),
      fileName: z.string(),
      mediaType: z.string(),
      size: z.int(),
      addedAt: at,
    }),
  ),
  beritaAcara: beritaAcaraSummary.nullable(),
});
export class IncidentDto extends createZodDto(incident) {}
export class IncidentPageDto extends createZodDto(
  pageOf(incident.omit({ photos: true, beritaAcara: true }).extend({ waybill: z.string() })),
) {}

export class ListIncidentsQuery extends createZodDto(
  pageQuery({
    sort: ['reportedAt'],
    defaultSort: '-reportedAt',
    filter: { type: z.enum(claimTypes).optional(), shipmentId: z.uuid().optional() },
  }),
) {}

export class ClaimDraftDto extends createZodDto(
  z.object({
    claim: z.object({
      shipmentId: z.uuid(),
      incidentId: z.uuid(),
      type: z.enum(claimTypes),
      wish: z.enum(wishes),
      currency: z.string(),
      description: z.string(),
      piecesAffected: z.int().nullable(),
      occurredAt: at,
      lines: z.array(
        z.object({ description: z.string(), quantity: z.int(), claimedAmount: z.int().nullable() }),
      ),
    }),
    estimate: estimateAnswer,
    existing: filedClaim.pick({ id: true, number: true, stage: true }).nullable(),
  }),
) {}
