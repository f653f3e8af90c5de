import { locales } from '@tuntas/contracts';
import { createZodDto, oneOrMany, pageOf, pageQuery } from '@tuntas/platform';
import { z } from 'zod';
import { importStates, rowStates } from './domain/import';

const at = z.iso.datetime();
const count = z.int().min(0);

export class UploadQuery extends createZodDto(
  z.strictObject({
    dryRun: z.enum(['true', 'false']).default('false').describe('only check; file later with POST :id/file'),
    fileName: z.string().trim().min(1).max(200).optional().describe('for a raw body'),
  }),
) {}

export class LanguageQuery extends createZodDto(z.strictObject({ lang: z.enum(locales).default('en') })) {}

const importView = z.object({
  id: z.uuid(),
  fileName: z.string().nullable(),
  format: z.enum(['csv', 'json']),
  state: z.enum(importStates),
  rows: count,
  done: count.describe('rows worked on in this state'),
  good: count.describe('rows of a dry run that would be filed'),
  filed: count,
  existing: count.describe('rows that have a claim already, which was given back'),
  refused: count.describe('rows to correct'),
  createdBy: z.string(),
  createdAt: at,
  updatedAt: at,
  finishedAt: at.nullable(),
  allowedActions: z.array(z.enum(['file'])),
});
export class ImportDto extends createZodDto(importView) {}
export class ImportPageDto extends createZodDto(pageOf(importView)) {}

export class ListImportsQuery extends createZodDto(
  pageQuery({
    sort: ['createdAt'],
    defaultSort: '-createdAt',
    filter: { state: oneOrMany(z.enum(importStates)).optional() },
  }),
) {}

export class ListRowsQuery extends createZodDto(
  pageQuery({ sort: ['rowNo'], filter: { state: oneOrMany(z.enum(rowStates)).optional() } }),
) {}

const money = z.object({ amount: z.int(), currency: z.string() });
const row = z.object({
  rowNo: z.int().describe('the first row below the header is 1'),
  state: z.enum(rowStates),
  claimId: z.uuid().nullable(),
  claimNumber: z.string().nullable(),
  amount: money.nullable().describe('what it would pay, from a dry run'),
  warnings: z.array(z.string()).describe('findings that the claim would get, such as too_late'),
  sameAsRow: z.int().nullable().describe('the row further up that files the same claim'),
  errors: z.array(z.object({ field: z.string(), message: z.string(), code: z.string().optional() })),
});
export class RowPageDto extends createZodDto(pageOf(row)) {}
