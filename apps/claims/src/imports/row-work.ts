import { DomainError } from '@tuntas/kernel';
import { type FieldError, fieldErrors } from '@tuntas/platform';
import { fileClaim } from '../claims/file-claim.dto';
import type { FileClaim } from '../claims/file-claim';
import { cellsOf, claimOfCells, inColumns, type ReadRow, type RowError } from './domain/row';
import { readHeader } from './domain/columns';
import type { ClaimImportEntity, ClaimImportRowEntity } from './import.entity';
import type { RowOutcome } from './import.repository';

/** A row as the claim that would be filed, or why it cannot be one. */
export function claimOfRow(
  { header }: Pick<ClaimImportEntity, 'header'>,
  { data }: ClaimImportRowEntity,
): { readonly claim: FileClaim } | { readonly errors: readonly RowError[] } {
  const read = Array.isArray(data) ? claimOfRecord(header ?? [], data) : claimOfItem(data);
  if ('errors' in read) return read;
  const parsed = fileClaim.safeParse(read.claim);
  if (parsed.success) return { claim: parsed.data };
  const errors: FieldError[] = fieldErrors(parsed.error, 'row');
  return { errors: header ? inColumns(errors) : errors };
}

const claimOfRecord = (header: readonly string[], record: readonly string[]): ReadRow =>
  claimOfCells(cellsOf(readHeader(header).cells, record));

/** Without the reason that a file of refused rows carries. */
function claimOfItem(item: object): ReadRow {
  const { reason: _, ...claim } = { reason: null, ...item };
  return { claim };
}

export const nothing = { subject: null, claimId: null, claimNumber: null, result: null };

export const refusedRow = (rowNo: number, errors: readonly RowError[]): RowOutcome => ({
  ...nothing,
  rowNo,
  state: 'refused',
  result: { errors },
});

/** Errors of one row's own; anything else is a fault, and the chunk is tried again. */
export function errorsOf(error: unknown, format: ClaimImportEntity['format']): readonly RowError[] {
  if (isDataError(error))
    return [{ field: 'row', message: 'Cannot be stored as it is', code: 'row.unstorable' }];
  if (!(error instanceof DomainError)) throw error;
  const { code, details, message } = error;
  const fields = 'errors' in details ? (details.errors as FieldError[]) : [];
  const found =
    fields.length > 0
      ? fields.map((field) => ({ ...field, code }))
      : [{ field: code === 'shipment.unknown' ? 'shipmentId' : 'row', message, code }];
  return format === 'csv' ? inColumns(found) : found;
}

/** PostgreSQL's classes for data that does not fit and for broken constraints. */
const isDataError = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^2[23]/.test(String(error.code));
