import { DomainError } from '@tuntas/kernel';
import type { EntityManager } from 'typeorm';
import { BeritaAcaraEntity, BeritaAcaraFileEntity } from './berita-acara.entity';
import type { BookPlace } from './domain/number';

export const unknownBeritaAcara = (): DomainError =>
  new DomainError('not_found', 'berita_acara.unknown', 'There is no such berita acara.');

/**
 * The next place in an operator's book of a year. The book's row is locked until the transaction ends: a number whose
 * paper is rolled back is given to the next one, so none is ever missing.
 */
export async function nextPlace(
  manager: EntityManager,
  operatorId: string,
  year: number,
): Promise<BookPlace> {
  await registerOperator(manager, operatorId);
  const [place] = await manager.query<[{ no: number; operatorNo: number }]>(
    `INSERT INTO berita_acara_books AS book (operator_id, year, last_no) VALUES ($1, $2, 1)
     ON CONFLICT (operator_id, year) DO UPDATE SET last_no = book.last_no + 1
     RETURNING last_no AS no, (SELECT operator_no FROM berita_acara_operators WHERE operator_id = $1) AS "operatorNo"`,
    [operatorId, year],
  );
  return { ...place, year };
}

async function registerOperator(manager: EntityManager, operatorId: string): Promise<void> {
  const known = 'SELECT FROM berita_acara_operators WHERE operator_id = $1';
  if ((await manager.query<object[]>(known, [operatorId])).length > 0) return;
  // Once in an operator's life: one at a time, so that two of them do not get the same number.
  await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('berita_acara_operators', 0))`);
  await manager.query(
    `INSERT INTO berita_acara_operators (operator_id, operator_no)
     SELECT $1, (SELECT coalesce(max(operator_no), 0) + 1 FROM berita_acara_operators)
     ON CONFLICT (operator_id) DO NOTHING`,
    [operatorId],
  );
}

export async function findBeritaAcara(
  manager: EntityManager,
  where: { incidentId: string } | { number: string } | { id: string },
): Promise<BeritaAcaraEntity> {
  const row = await manager.findOneBy(BeritaAcaraEntity, where);
  if (!row) throw unknownBeritaAcara();
  return row;
}

export const filesOf = (manager: EntityManager, beritaAcaraId: string): Promise<BeritaAcaraFileEntity[]> =>
  manager.find(BeritaAcaraFileEntity, { where: { beritaAcaraId }, order: { locale: 'ASC' } });
