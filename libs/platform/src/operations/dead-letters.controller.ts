import { Body, Controller, Get, HttpCode, Module, Post } from '@nestjs/common';
import { type DeadLetter, DeadLetters, type Gap, ParkedEvents, type ReplayResult } from '@tuntas/messaging';
import { z } from 'zod';
import { Internal } from '../auth/access';
import { UuidParam } from '../http/uuid-param';
import { AdminDeadLettersController } from './admin-dead-letters.controller';
import { createZodDto } from '../http/zod-dto';

class SkipBody extends createZodDto(
  z.strictObject({ topic: z.string().min(1), subject: z.string().min(1) }),
) {}

/** What `npm run dead-letters` asks of each service: a replay needs the service's own handlers. */
@Controller('internal')
export class DeadLettersController {
  constructor(
    private readonly deadLetters: DeadLetters,
    private readonly parked: ParkedEvents,
  ) {}

  @Internal()
  @Get('dead-letters')
  list(): Promise<DeadLetter[]> {
    return this.deadLetters.list();
  }

  @Internal()
  @Post('dead-letters/:id/replay')
  @HttpCode(200)
  replay(@UuidParam('id') id: string): Promise<ReplayResult> {
    return this.deadLetters.replay(id);
  }

  @Internal()
  @Post('dead-letters/:id/discard')
  @HttpCode(204)
  discard(@UuidParam('id') id: string): Promise<void> {
    return this.deadLetters.discard(id);
  }

  @Internal()
  @Get('gaps')
  gaps(): Promise<Gap[]> {
    return this.parked.gaps();
  }

  @Internal()
  @Post('gaps/skip')
  @HttpCode(204)
  skip(@Body() { topic, subject }: SkipBody): Promise<void> {
    return this.parked.skipMissing(topic, subject);
  }
}

/** Opens a service's dead letters and gaps to the operator; for services that import MessagingModule and have handlers. */
@Module({ controllers: [AdminDeadLettersController, DeadLettersController] })
export class DeadLettersModule {}
