import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { Body, Controller, Injectable, Module, Post, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { InjectRepository, TypeOrmModule } from '@nestjs/typeorm';
import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsOptional, IsString, Length, ValidateNested } from 'class-validator';
import { Client } from 'pg';
import {
  Column,
  Entity,
  JoinColumn,
  ManyToOne,
  OneToMany,
  PrimaryGeneratedColumn,
  Repository,
} from 'typeorm';

/*
 * The usual Nest way to file the same claim: Express, class-validator, entities with cascades and `save()`. It writes
 * the same rows (claim, line, four clocks, three timers, history, audit, outbox) into tables of its own.
 */

@Entity({ schema: 'usual' })
class Claim {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column() waybill!: string;
  @Column() type!: string;
  @Column() stage!: string;
  @Column({ type: 'timestamptz' }) filedAt!: Date;
  @OneToMany(() => Line, (line) => line.claim, { cascade: true }) lines!: Line[];
  @OneToMany(() => Entry, (entry) => entry.claim, { cascade: true }) entries!: Entry[];
}

@Entity({ schema: 'usual' })
class Line {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column() description!: string;
  @Column() quantity!: number;
  @Column({ type: 'bigint' }) claimedAmount!: number;
  @ManyToOne('Claim', 'lines') @JoinColumn() claim!: unknown;
}

/** A clock, timer, history, audit or outbox row: the same count of rows, in one table to stay short. */
@Entity({ schema: 'usual' })
class Entry {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column() kind!: string;
  @Column({ type: 'jsonb' }) data!: object;
  @Column({ type: 'timestamptz' }) at!: Date;
  @ManyToOne('Claim', 'entries') @JoinColumn() claim!: unknown;
}

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

const kinds = ['acknowledge', 'first_response', 'decision', 'update'];
const rows = [...kinds, ...kinds.slice(1).map((kind) => `${kind}.timer`), 'history', 'audit', 'outbox'];

@Injectable()
class ClaimsService {
  constructor(@InjectRepository(Claim) private readonly claims: Repository<Claim>) {}

  file(dto: FileClaimDto): Promise<Claim> {
    const at = new Date();
    const entries = rows.map((kind) => ({ kind, data: { waybill: dto.waybill, due: at }, at }));
    return this.claims.save(this.claims.create({ ...dto, stage: 'submitted', filedAt: at, entries }));
  }
}

@Controller('claims')
class ClaimsController {
  constructor(private readonly claims: ClaimsService) {}

  @Post()
  file(@Body() dto: FileClaimDto): Promise<Claim> {
    return this.claims.file(dto);
  }
}

@Module({
  imports: [
    TypeOrmModule.forRoot({
      type: 'postgres',
      url: process.env.DATABASE_URL,
      entities: [Claim, Line, Entry],
      synchronize: true,
      poolSize: 10,
      installExtensions: false,
      uuidExtension: 'pgcrypto',
    }),
    TypeOrmModule.forFeature([Claim, Line, Entry]),
  ],
  controllers: [ClaimsController],
  providers: [ClaimsService],
})
class UsualModule {}

async function main(): Promise<void> {
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query('CREATE SCHEMA IF NOT EXISTS usual');
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
