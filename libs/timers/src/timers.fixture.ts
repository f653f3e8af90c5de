import { Global, type INestApplication, Module, type Type } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { dataSourceOptions } from '@tuntas/platform';
import { testDatabase, testEnvironment } from '@tuntas/testing';
import { connect, createServer, type Socket } from 'node:net';
import { DataSource, type EntityManager, type MigrationInterface, type QueryRunner } from 'typeorm';
import { timersTable } from './tables';
import type { FiredTimer } from './timer';
import { Timers } from './timers';
import { TimersModule } from './timers.module';
import type { TimersOptions } from './timers.options';

class Timers1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${timersTable}
      CREATE TABLE rings (
        position bigint GENERATED ALWAYS AS IDENTITY, name text NOT NULL, subject text NOT NULL, generation integer NOT NULL,
        late_ms float8 NOT NULL
      );`);
  }

  async down(): Promise<void> {}
}

/** A database of the claims service with timers, behind a Redis that the test can cut off. */
export async function timersWorld() {
  const database = await testDatabase({ service: 'claims', migrations: [Timers1700000000000] });
  const { redisUrl, redisPrefix } = testEnvironment();
  const closing: (() => Promise<unknown>)[] = [];

  /** One process of the service, with the classes that hold its `@OnTimer` methods. */
  async function replica(providers: Type[], options: Partial<TimersOptions> = {}) {
    const dataSource = await new DataSource(
      dataSourceOptions({ url: database.url, service: 'claims', entities: [] }),
    ).initialize();
    const module = await Test.createTestingModule({
      imports: [
        databaseModule(dataSource),
        TimersModule.forRoot({ service: 'claims', redisUrl, redisPrefix, ...options }),
      ],
      providers,
    }).compile();
    const app: INestApplication = module.createNestApplication(new FastifyAdapter(), { logger: false });
    let closed = false;
    const close = async () => {
      if (closed) return;
      closed = true;
      await app.close();
      await dataSource.destroy();
    };
    closing.push(close);
    await app.init();
    return { app, dataSource, timers: app.get(Timers), close };
  }

  return {
    admin: database.admin,
    redisUrl,
    redisPrefix,
    replica,
    close: async () => {
      await Promise.all(closing.map((close) => close()));
      await database.close();
    },
  };
}

export type TimersWorld = Awaited<ReturnType<typeof timersWorld>>;
export type Replica = Awaited<ReturnType<TimersWorld['replica']>>;

function databaseModule(dataSource: DataSource): Type {
  @Global()
  @Module({ providers: [{ provide: DataSource, useValue: dataSource }], exports: [DataSource] })
  class DatabaseModule {}
  return DatabaseModule;
}

/** Notes a firing in the handler's transaction, with its lateness by the database's clock. */
export const noteRing = (manager: EntityManager, timer: FiredTimer): Promise<unknown> =>
  manager.query(
    `INSERT INTO rings (name, subject, generation, late_ms)
     VALUES ($1, $2, $3, extract(epoch FROM clock_timestamp() - $4::timestamptz) * 1000)`,
    [timer.name, timer.subject, timer.generation, timer.dueAt],
  );

/** A TCP proxy to the server of `url`; `cut` breaks every connection and refuses new ones until `mend`. */
export async function cuttable(url: string) {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let whole = true;
  const server = createServer((socket) => {
    if (!whole) return void socket.destroy();
    const upstream = connect(Number(target.port || 6379), target.hostname);
    for (const each of [socket, upstream]) {
      sockets.add(each);
      each
        .on('error', () => undefined)
        .on('close', () => {
          sockets.delete(each);
          socket.destroy();
          upstream.destroy();
        });
    }
    socket.pipe(upstream).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String(typeof address === 'object' && address ? address.port : 0);
  const cut = () => {
    whole = false;
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: through.href,
    cut,
    mend: () => {
      whole = true;
    },
    close: () => {
      cut();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
