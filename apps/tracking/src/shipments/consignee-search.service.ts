import { Injectable } from '@nestjs/common';
import { Database, SYSTEM_SCOPE } from '@tuntas/platform';

/** Parcels by any part of their recipient's name; the name itself stays here. */
@Injectable()
export class ConsigneeSearch {
  constructor(private readonly database: Database) {}

  /** The newest parcels first, at most so many; `more` says that there are others. */
  find(name: string, most: number): Promise<{ shipmentIds: string[]; more: boolean }> {
    const pattern = `%${name.replaceAll(/[\\%_]/g, '\\$&')}%`;
    return this.database.read(SYSTEM_SCOPE, async (manager) => {
      const rows = await manager.query<{ id: string }[]>('SELECT consignees_like($1, $2) AS id', [
        pattern,
        most + 1,
      ]);
      return { shipmentIds: rows.slice(0, most).map(({ id }) => id), more: rows.length > most };
    });
  }
}
