import 'reflect-metadata';
import { Controller, Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { Envelope } from '@tuntas/contracts';
import { DataSource } from 'typeorm';
import { MessagingModule } from '../messaging.module';
import { connectInbox } from './connect-inbox';
import { EventContext } from './event-context';

// A consumer in a process of its own, to be killed: it takes its place from the arguments.
const [url = '', broker = '', topicPrefix = ''] = process.argv.slice(2);

@Controller()
class SlowConsumer {
  @EventPattern<string>('claim.closed')
  async onClosed(@Payload() event: Envelope<'claim.closed'>, @Ctx() ctx: EventContext): Promise<void> {
    await ctx.manager.query(
      `INSERT INTO effects (event_id, subject, seq) SELECT $1, $2, $3 FROM pg_sleep(0.005)`,
      [event.id, event.subject, event.seq],
    );
  }
}

const dataSource = new DataSource({ type: 'postgres', url, poolSize: 10, installExtensions: false });

@Global()
@Module({ providers: [{ provide: DataSource, useValue: dataSource }], exports: [DataSource] })
class DatabaseModule {}

@Module({
  imports: [DatabaseModule, MessagingModule.forRoot({ service: 'claims', brokers: [broker], topicPrefix })],
  controllers: [SlowConsumer],
})
class ConsumerModule {}

async function main(): Promise<void> {
  await dataSource.initialize();
  const app = await NestFactory.create(ConsumerModule, new FastifyAdapter(), { logger: false });
  await app.init();
  await connectInbox(app);
}

void main();
