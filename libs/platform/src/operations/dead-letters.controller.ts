import { Controller, Get, HttpCode, Module, Post } from '@nestjs/common';
import { type DeadLetter, DeadLetters, type ReplayResult } from '@tuntas/messaging';
import { Internal } from '../auth/access';
import { UuidParam } from '../http/uuid-param';

/** What `npm run dead-letters` asks of each service: a replay needs the service's own handlers. */
@Controller('internal/dead-letters')
export class DeadLettersController {
  constructor(private readonly deadLetters: DeadLetters) {}

  @Internal()
  @Get()
  list(): Promise<DeadLetter[]> {
    return this.deadLetters.list();
  }

  @Internal()
  @Post(':id/replay')
  @HttpCode(200)
  replay(@UuidParam('id') id: string): Promise<ReplayResult> {
    return this.deadLetters.replay(id);
  }

  @Internal()
  @Post(':id/discard')
  @HttpCode(204)
  discard(@UuidParam('id') id: string): Promise<void> {
    return this.deadLetters.discard(id);
  }
}

/** Opens a service's dead letters to the operator; for services that import MessagingModule and have handlers. */
@Module({ controllers: [DeadLettersController] })
export class DeadLettersModule {}
