import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import {
  Body,
  Controller,
  Injectable,
  Module,
  NotFoundException,
  Post,
  ValidationPipe,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsOptional, IsString, Length, ValidateNested } from 'class-validator';
import { Client } from 'pg';
import { DataSource, EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';

/*
 * The usual Nest way to file the same claim: Express, class-validator, TypeORM's `findOne()` and `save()` in one
 * transaction. It writes the same rows into tables with the same columns, checks and indexes, and is spared what is
 * ours alone: sign-in, scopes, foreign keys, the numbering of events and the sealing of the audit trail.
 */

const text: EntitySchemaColumnOptions = { type: 'text' };
const uuid: EntitySchemaColumnOptions = { type: 'uuid' };
const integer: EntitySchemaColumnOptions = { type: 'integer' };
const time: EntitySchemaColumnOptions = { type: 'timestamptz' };
const json: EntitySchemaColumnOptions = { type: 'jsonb' };

const table = (name: string, columns: Readonly<Record<string, EntitySchemaColumnOptions>>) =>
  new EntitySchema<Record<string, unknown> & { id: string }>({
    name,
    schema: 'usual',
    columns: { id: { ...uuid, primary: true, generated: 'uuid' }, ...columns },
  });

const ofClaim = { claim_id: uuid, organisation_id: uuid };
interface Shipment {
  id: string;
  organisation_id: string;
  waybill: string;
  carrier: string;
  waybill_key: string;
  shipped_at: Date;
}
const shipments = new EntitySchema<Shipment>({
  name: 'shipments',
  schema: 'claims',
  columns: {
    id: { ...uuid, primary: true },
    organisation_id: uuid,
    waybill: text,
    carrier: text,
    waybill_key: text,
    shipped_at: time,
  },
});
const claims = table('claims', {
  number: text,
  organisation_id: uuid,
  shipment_id: uuid,
  waybill: text,
  carrier: text,
  type: text,
  wish: text,
  currency: text,
  filed_for: text,
  stage: text,
  claimed_amount: { type: 'bigint' },
  claimant_id: text,
  received_at: time,
  filed_at: time,
  next_due_at: time,
  next_clock: text,
  updated_at: time,
});
const lines = table('claim_lines', {
  ...ofClaim,
  position: integer,
  description: text,
  quantity: integer,
  claimed_amount: { type: 'bigint' },
});
const clocks = table('sla_clocks', {
  ...ofClaim,
  name: text,
  generation: integer,
  policy: text,
  calendar: text,
  revision: { type: 'bigint' },
  anchor: time,
  budget_minutes: integer,
  running_since: time,
  due_at: time,
  state: text,
});
const timers = table('timers', { name: text, subject: text, due_at: time, data: json });
const findings = table('claim_findings', {
  ...ofClaim,
  rule_id: text,
  kind: text,
  details: json,
  found_at: time,
});
const checks = table('claim_checks', { ...ofClaim, filed: { type: 'boolean' } });
const history = table('claim_history', {
  ...ofClaim,
  at: time,
  what: text,
  stage: text,
  decision: text,
  settlement: text,
  actor_id: text,
  actor_role: text,
  channel: text,
});
const audit = table('audit_rows', {
  time,
  organisation_id: uuid,
  subject: text,
  action: text,
  actor_id: text,
  actor_kind: text,
  details: json,
  channel: text,
});
const outbox = table('outbox', {
  topic: text,
  subject: text,
  seq: { type: 'bigint' },
  bucket: integer,
  type: text,
  version: integer,
  organisation_id: text,
  data: json,
  time,
});
const written = [claims, lines, clocks, timers, findings, checks, history, audit, outbox];

class LineDto {
  @IsString() @Length(1, 500) description!: string;
  @IsInt() quantity!: number;
  @IsOptional() @IsInt() claimedAmount?: number;
}

class FileClaimDto {
  @IsString() waybill!: string;
  @IsIn(['loss', 'damage', 'late']) type!: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => LineDto) lines!: LineDto[];
}

const clockNames = ['acknowledge', 'first_response', 'decision', 'update'];
const person = { actor_id: 'shipper', channel: 'api' };

@Injectable()
class ClaimsService {
  constructor(private readonly dataSource: DataSource) {}

  file(dto: FileClaimDto): Promise<object> {
    return this.dataSource.transaction(async (manager) => {
      const shipment = await manager.findOne(shipments, {
        where: { waybill_key: dto.waybill },
        order: { shipped_at: 'DESC' },
      });
      if (!shipment) throw new NotFoundException('There is no such shipment');
      const { organisation_id, waybill, carrier } = shipment;
      const others = await manager.countBy(claims, { shipment_id: shipment.id });
      const [{ serial }] = await manager.query<[{ serial: string }]>(
        `SELECT nextval('usual.numbers') AS serial`,
      );
      const at = new Date();
      const claim = await manager.save(claims, {
        number: `CL-${serial.padStart(6, '0')}`,
        organisation_id,
        shipment_id: shipment.id,
        waybill,
        carrier,
        type: dto.type,
        wish: 'compensation',
        currency: 'IDR',
        filed_for: 'sender',
        stage: 'submitted',
        claimed_amount: dto.lines.reduce((sum, line) => sum + (line.claimedAmount ?? 0), 0),
        claimant_id: person.actor_id,
        received_at: at,
        filed_at: at,
        next_due_at: at,
        next_clock: 'first_response',
        updated_at: at,
      });
      const of = { claim_id: claim.id, organisation_id };
      await manager.save(
        lines,
        dto.lines.map(({ description, quantity, claimedAmount }, position) => ({
          ...of,
          position,
          description,
          quantity,
          claimed_amount: claimedAmount ?? null,
        })),
      );
      const running = {
        policy: 'standard',
        calendar: 'jakarta',
        revision: 1,
        budget_minutes: 60,
        state: 'running',
      };
      await manager.save(
        clocks,
        clockNames.map((name) => ({
          ...of,
          ...running,
          name,
          generation: 1,
          anchor: at,
          running_since: at,
          due_at: at,
        })),
      );
      await manager.save(
        timers,
        clockNames.slice(1).map((name) => ({ name: `sla.${name}`, subject: claim.id, due_at: at, data: of })),
      );
      const kind = others > 0 ? 'possible_duplicate' : 'evidence_missing';
      await manager.save(findings, { ...of, rule_id: `generic/${kind}`, kind, details: {}, found_at: at });
      await manager.save(checks, { ...of, filed: true });
      const state = { stage: 'submitted', decision: 'pending', settlement: 'none' };
      await manager.save(history, {
        ...of,
        ...state,
        ...person,
        at,
        what: 'claim.filed',
        actor_role: 'shipper',
      });
      await manager.save(audit, {
        ...person,
        time: at,
        organisation_id,
        subject: `claim:${claim.id}`,
        action: 'claim.filed',
        actor_kind: 'person',
        details: {},
      });
      await manager.save(outbox, {
        topic: 'claims',
        subject: claim.id,
        seq: 1,
        bucket: 0,
        type: 'claim.submitted',
        version: 1,
        organisation_id,
        data: { ...dto, ...of, number: claim['number'] },
        time: at,
      });
      return claim;
    });
  }
}

@Controller('claims')
class ClaimsController {
  constructor(private readonly claims: ClaimsService) {}

  @Post()
  file(@Body() dto: FileClaimDto): Promise<object> {
    return this.claims.file(dto);
  }
}

@Module({
  imports: [
    TypeOrmModule.forRoot({
      type: 'postgres',
      url: process.env.DATABASE_URL,
      entities: [shipments, ...written],
      poolSize: 10,
      installExtensions: false,
      uuidExtension: 'pgcrypto',
    }),
  ],
  controllers: [ClaimsController],
  providers: [ClaimsService],
})
class UsualModule {}

async function main(): Promise<void> {
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query('CREATE SCHEMA usual; CREATE SEQUENCE usual.numbers');
  for (const { options } of written) {
    const name = `usual.${options.name}`;
    await client.query(`CREATE TABLE ${name} (LIKE claims.${options.name} INCLUDING ALL)`);
    await client.query(`ALTER TABLE ${name} ADD COLUMN IF NOT EXISTS id uuid`);
    await client.query(`ALTER TABLE ${name} ALTER COLUMN id SET DEFAULT gen_random_uuid()`);
  }
  await client.end();
  const app = await NestFactory.create(UsualModule, new ExpressAdapter(), {
    logger: false,
    abortOnError: false,
  });
  app.useGlobalPipes(new ValidationPipe({ whitelist: true, transform: true }));
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  process.stdout.write(`http://127.0.0.1:${port}/claims\n`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
