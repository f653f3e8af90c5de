import { Injectable } from '@nestjs/common';
import { Database, SYSTEM_SCOPE } from '@tuntas/platform';
import type { DirectoryView } from './directory.dto';

type Named = DirectoryView['people'];

/** Names for ids: everything else holds ids only, and people read names. */
@Injectable()
export class Directory {
  constructor(private readonly database: Database) {}

  names(people: readonly string[], organisations: readonly string[]): Promise<DirectoryView> {
    return this.database.read(SYSTEM_SCOPE, async (manager) => ({
      people: await manager.query<Named>('SELECT id, name FROM people WHERE id = ANY ($1) ORDER BY name', [
        people,
      ]),
      organisations: await manager.query<Named>(
        'SELECT id, name FROM organisations WHERE id = ANY ($1) ORDER BY name',
        [organisations],
      ),
    }));
  }
}
