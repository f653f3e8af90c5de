import { Injectable } from '@nestjs/common';
import { type Actor, Database, scopeOf } from '@tuntas/platform';
import type { EntityManager } from 'typeorm';
import { channels, topics } from '../rules/rule';
import type { Choice, Preferences } from './preferences.dto';
import type { QuietHours } from './domain/quiet-hours';

/** What each person wants to hear, how, and when not; every statement names the person. */
@Injectable()
export class PreferencesService {
  constructor(private readonly database: Database) {}

  /** Every topic and channel, with what the person chose or the default. */
  async of(actor: Actor): Promise<Preferences> {
    return this.database.read(scopeOf(actor), async (manager) => {
      const [chosen, quietHours] = [await choicesOf(manager, actor), await quietHoursOf(manager, actor)];
      const off = new Set(
        chosen.filter(({ enabled }) => !enabled).map(({ topic, channel }) => `${topic} ${channel}`),
      );
      const choices = topics.flatMap((topic) =>
        channels.map((channel) => ({ topic, channel, enabled: !off.has(`${topic} ${channel}`) })),
      );
      return { choices, quietHours };
    });
  }

  async replace(actor: Actor, { choices, quietHours }: Preferences): Promise<Preferences> {
    const { personId, organisationId } = actor;
    await this.database.transaction(scopeOf(actor), async (manager) => {
      await manager.query('DELETE FROM preferences WHERE person_id = $1', [personId]);
      await manager.query('DELETE FROM quiet_hours WHERE person_id = $1', [personId]);
      await manager.query(
        `INSERT INTO preferences (person_id, organisation_id, topic, channel, enabled)
         SELECT $1, $2, topic, channel, enabled
         FROM jsonb_to_recordset($3) AS c (topic text, channel text, enabled boolean)
         ON CONFLICT (person_id, topic, channel) DO NOTHING`,
        [personId, organisationId, JSON.stringify(choices)],
      );
      if (!quietHours) return;
      await manager.query(
        `INSERT INTO quiet_hours (person_id, organisation_id, starts, ends, zone) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (person_id) DO UPDATE SET starts = excluded.starts, ends = excluded.ends, zone = excluded.zone`,
        [personId, organisationId, quietHours.starts, quietHours.ends, quietHours.zone],
      );
    });
    return this.of(actor);
  }
}

const choicesOf = (manager: EntityManager, { personId }: Actor): Promise<Choice[]> =>
  manager.query<Choice[]>('SELECT topic, channel, enabled FROM preferences WHERE person_id = $1', [personId]);

async function quietHoursOf(manager: EntityManager, { personId }: Actor): Promise<QuietHours | null> {
  const [row] = await manager.query<QuietHours[]>(
    'SELECT starts, ends, zone FROM quiet_hours WHERE person_id = $1',
    [personId],
  );
  return row ?? null;
}
