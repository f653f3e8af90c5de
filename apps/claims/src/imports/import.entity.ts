import type { Actor } from '@tuntas/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ImportState, RowState } from './domain/import';
import type { RowError } from './domain/row';

@Entity('claim_imports')
export class ClaimImportEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('text', { name: 'file_name', nullable: true }) fileName!: string | null;
  @Column('text') format!: 'csv' | 'json';
  @Column('char', { length: 64, nullable: true }) checksum!: string | null;
  @Column('text') state!: ImportState;
  /** Titles of a CSV as they were written, for the file of rows to correct. */
  @Column('text', { array: true, nullable: true }) header!: string[] | null;
  @Column('jsonb') actor!: Actor;
  @Column('integer') rows!: number;
  @Column('integer') done!: number;
  @Column('integer') good!: number;
  @Column('integer') filed!: number;
  @Column('integer') existing!: number;
  @Column('integer') refused!: number;
  @Column('text', { name: 'created_by' }) createdBy!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
  @Column('timestamptz', { name: 'finished_at', nullable: true }) finishedAt!: Date | null;
}

/** What is to be told of a row. */
export interface RowResult {
  readonly errors?: readonly RowError[];
  /** What it would pay. */
  readonly amount?: { readonly amount: number; readonly currency: string } | null;
  /** Findings that the claim would get, such as `too_late`. */
  readonly warnings?: readonly string[];
  /** An earlier row of the same file that files the same claim. */
  readonly sameAsRow?: number;
}

@Entity('claim_import_rows')
export class ClaimImportRowEntity {
  @PrimaryColumn('uuid', { name: 'import_id' }) importId!: string;
  @PrimaryColumn('integer', { name: 'row_no' }) rowNo!: number;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  /** Cells of a CSV, or the object of a JSON. */
  @Column('jsonb') data!: string[] | object;
  @Column('text') state!: RowState;
  @Column('text', { nullable: true }) subject!: string | null;
  @Column('uuid', { name: 'claim_id', nullable: true }) claimId!: string | null;
  @Column('text', { name: 'claim_number', nullable: true }) claimNumber!: string | null;
  @Column('jsonb', { nullable: true }) result!: RowResult | null;
}
