import { Injectable } from '@nestjs/common';
import { Database, SYSTEM_SCOPE } from '@tuntas/platform';
import type { NamesDto, NamesQuery } from './names.dto';

/** Enough for a desk to choose from. */
const mostOfRole = 500;

/** Services know people by id only; whoever shows them to a person asks here for the name. */
@Injectable()
export class NamesService {
  constructor(private readonly database: Database) {}

  of({ person = [], organisation = [], role }: NamesQuery): Promise<NamesDto> {
    return this.database.read(SYSTEM_SCOPE, async (manager) => ({
      people: await manager.query<NamesDto['people']>(
        `SELECT id, name FROM people
         WHERE id = ANY ($1::uuid[])
            OR id IN (SELECT id FROM people WHERE active AND $2::text = ANY (roles) ORDER BY lower(name) LIMIT ${mostOfRole})
         ORDER BY lower(name), id`,
        [person, role ?? null],
      ),
      organisations: await manager.query<NamesDto['organisations']>(
        'SELECT id, name FROM organisations WHERE id = ANY ($1::uuid[]) ORDER BY lower(name), id',
        [organisation],
      ),
    }));
  }
}
