import { Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import { Clock, Database, SYSTEM_SCOPE } from '@tuntas/platform';
import { DateTime } from 'luxon';
import type { EntityManager } from 'typeorm';
import { AgentsService } from '../agents/agents.service';
import { missedSql } from '../breaches/breach-reason.sql';
import type { BreachReason } from '../breaches/domain/reasons';
import { openStages } from '../claims/domain/assign';
import { SlaRules } from '../sla/sla-rules.service';
import type { ClockName } from '../sla/domain/promises';
import type { BoardQuery } from './board.dto';
import { ageingSql, breachesSql, promisesSql, trendSql } from './board.sql';

interface Promised {
  clock: ClockName;
  due: number;
  kept: number;
  missed: number;
  open: number;
}

/** Days since filing at which one bucket ends and the next begins. */
const AGES = [0, 1, 3, 7, 14, 30];

/** How the desk keeps its promises: computed when asked, so it is right with every timer late. */
@Injectable()
export class BoardService {
  constructor(
    private readonly database: Database,
    private readonly agents: AgentsService,
    private readonly rules: SlaRules,
    private readonly clock: Clock,
  ) {}

  async board({ calendar, days }: BoardQuery) {
    const at = this.clock.now();
    const zone = String((await this.rules.get('calendar', calendar)).definition.zone);
    const day = DateTime.fromJSDate(at, { zone }).startOf('day');
    if (!day.isValid) throw new DomainError('invalid', 'sla.zone', 'This calendar has no zone.');
    const [from, to] = [day.toJSDate(), day.plus({ days: 1 }).toJSDate()];
    const { items } = await this.agents.list(undefined);
    const load = items.map(({ personId, present, load: inReview, loadCap, open, overdue }) => ({
      personId,
      present,
      load: inReview,
      loadCap,
      open,
      overdue,
      filter: { assignee: [personId], stage: [...openStages] },
    }));
    return this.database.read(SYSTEM_SCOPE, async (manager) => ({
      at,
      zone,
      today: await today(manager, from, to, at),
      breaches: await breaches(manager, at),
      load,
      ageing: await ageing(manager, at),
      missed: await missed(manager, day.minus({ days }).toJSDate(), to, at),
      trend: await trend(manager, day.minus({ days }).toJSDate(), from, zone),
    }));
  }
}

async function today(manager: EntityManager, from: Date, to: Date, at: Date) {
  const rows: Promised[] = await manager.query(promisesSql, [from, to, at]);
  return rows.map((row) => ({
    ...row,
    filter: { clock: [row.clock], dueFrom: from.toISOString(), dueTo: to.toISOString() },
  }));
}

async function breaches(manager: EntityManager, at: Date) {
  const rows: { reason: BreachReason; clock: ClockName; claims: number }[] = await manager.query(
    breachesSql,
    [at],
  );
  return rows.map((row) => ({
    ...row,
    filter: { overdue: 'true' as const, clock: [row.clock], breachReason: [row.reason] },
  }));
}

async function missed(manager: EntityManager, from: Date, to: Date, at: Date) {
  const rows: { reason: BreachReason; promises: number }[] = await manager.query(missedSql, [from, to, at]);
  return rows;
}

async function ageing(manager: EntityManager, at: Date) {
  const rows: { bucket: number; claims: number; overdue: number }[] = await manager.query(ageingSql, [at]);
  const daysAgo = (days: number): string => new Date(at.getTime() - days * 86_400_000).toISOString();
  return AGES.map((fromDays, bucket) => {
    const { claims = 0, overdue = 0 } = rows.find((row) => row.bucket === bucket) ?? {};
    const toDays = AGES[bucket + 1] ?? null;
    const older = toDays === null ? {} : { filedFrom: daysAgo(toDays) };
    const filter = { stage: [...openStages], filedTo: daysAgo(fromDays), ...older };
    return { fromDays, toDays, claims, overdue, filter };
  });
}

async function trend(manager: EntityManager, from: Date, to: Date, zone: string) {
  const rows: { day: string; due: number; missed: number }[] = await manager.query(trendSql, [
    from,
    to,
    zone,
  ]);
  return rows;
}
