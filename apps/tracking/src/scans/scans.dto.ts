import { shipmentStatuses, subReasons } from '@tuntas/contracts';
import { createZodDto } from '@tuntas/platform';
import { z } from 'zod';

export const newScan = z
  .strictObject({
    carrier: z.string().trim().min(1).max(100),
    waybill: z.string().trim().min(1).max(64),
    status: z.enum(shipmentStatuses).optional(),
    rawCode: z.string().trim().min(1).max(100).optional().describe('the carrier’s own code, kept as it is'),
    subReason: z
      .enum(subReasons)
      .nullable()
      .default(null)
      .describe('`correction` takes back what was said before'),
    occurredAt: z.iso.datetime({ offset: true }).refine((text) => text >= '1990', 'Must be after 1990'),
    hub: z
      .string()
      .regex(/^[A-Za-z0-9._-]{1,32}$/)
      .nullable()
      .default(null),
    scanId: z
      .string()
      .min(1)
      .max(100)
      .optional()
      .describe('the carrier’s number of this scan, if it has one'),
  })
  .refine(({ status, rawCode }) => status !== undefined || rawCode !== undefined, {
    path: ['status'],
    error: 'Send status or rawCode',
  });

/** Rows are checked one by one, so that one bad scan does not turn the others away. */
const newScanBatch = z.strictObject({ scans: z.array(z.unknown()).min(1).max(1_000) });

const rowResult = z.object({
  row: z.int().describe('1 for the first'),
  result: z.enum(['stored', 'duplicate', 'unmapped', 'unknown_waybill', 'invalid']),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});

const batchResult = z.object({
  stored: z.int(),
  duplicate: z.int(),
  unmapped: z.int().describe('stored, but nobody has said yet what the code means'),
  refused: z.int(),
  results: z.array(rowResult),
});

const scanResult = z.object({ result: z.enum(['stored', 'duplicate', 'unmapped']) });

const scanView = z.object({
  status: z.enum(shipmentStatuses).nullable().describe('null while the code is not mapped'),
  subReason: z.enum(subReasons).nullable(),
  rawCode: z.string().nullable(),
  hub: z.string().nullable(),
  occurredAt: z.iso.datetime(),
  receivedAt: z.iso.datetime(),
});

const unmappedCode = z.object({
  carrier: z.string(),
  rawCode: z.string(),
  scans: z.int(),
  firstSeenAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
});

export class NewScanDto extends createZodDto(
  newScan.meta({
    examples: [
      {
        carrier: 'JNE',
        waybill: 'JP1234567890',
        status: 'at_hub',
        occurredAt: '2026-11-21T08:15:00+07:00',
        hub: 'SUB01',
        scanId: 'SUB01-20261121-0042',
      },
    ],
  }),
) {}
export class NewScanBatchDto extends createZodDto(
  newScanBatch.meta({
    examples: [
      {
        scans: [
          {
            carrier: 'JNE',
            waybill: 'JP1234567890',
            rawCode: 'DELIVERED',
            status: 'delivered',
            occurredAt: '2026-11-22T11:02:00+07:00',
          },
        ],
      },
    ],
  }),
) {}
export class ScanResultDto extends createZodDto(scanResult) {}
export class ScanBatchResultDto extends createZodDto(batchResult) {}
export class TimelineDto extends createZodDto(z.object({ items: z.array(scanView) })) {}
export class UnmappedCodesDto extends createZodDto(z.object({ items: z.array(unmappedCode) })) {}

export type NewScan = z.output<typeof newScan>;
export type ScanView = z.output<typeof scanView>;
export type ScanRowResult = z.output<typeof rowResult>;
export type ScanBatchResult = z.output<typeof batchResult>;
