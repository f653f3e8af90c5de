import { Body, Controller, Get, HttpCode, Module, Post } from '@nestjs/common';
import { type DeadLetter, DeadLetters, type Gap, ParkedEvents, type ReplayResult } from '@tuntas/messaging';
import { Internal } from '../auth/access';
import { UuidParam } from '../http/uuid-param';
import { AdminDeadLettersController } from './admin-dead-letters.controller';
import { commandLine, DeadLetterActions } from './dead-letter-actions';
import { DiscardBody, SkipGapBody } from './dead-letters.dto';

/** What `npm run dead-letters` asks of each service: a replay needs the service's own handlers. */
@Controller('internal')
export class DeadLettersController {
  constructor(
    private readonly deadLetters: DeadLetters,
    private readonly parked: ParkedEvents,
    private readonly actions: DeadLetterActions,
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
    return this.actions.replay(commandLine, id);
  }

  @Internal()
  @Post('dead-letters/:id/discard')
  @HttpCode(204)
  discard(@UuidParam('id') id: string, @Body() { reason }: DiscardBody): Promise<void> {
    return this.actions.discard(commandLine, id, reason);
  }

  @Internal()
  @Get('gaps')
  gaps(): Promise<Gap[]> {
    return this.parked.gaps();
  }

  @Internal()
  @Post('gaps/skip')
  @HttpCode(204)
  skip(@Body() { topic, subject, reason }: SkipGapBody): Promise<void> {
    return this.actions.skip(commandLine, topic, subject, reason);
  }
}

/** Opens a service's dead letters and gaps to the operator; for services that import MessagingModule and have handlers. */
@Module({
  controllers: [AdminDeadLettersController, DeadLettersController],
  providers: [DeadLetterActions],
})
export class DeadLettersModule {}
