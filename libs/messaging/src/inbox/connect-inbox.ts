import { type ArgumentsHost, Catch, type ExceptionFilter, type INestApplication } from '@nestjs/common';
import type { NestMicroservice } from '@nestjs/microservices';
import { type Observable, throwError } from 'rxjs';
import { KafkaInbox } from './kafka-inbox';

/** Nest replaces what a handler throws by "Internal server error"; a dead letter needs the reason and the stack. */
@Catch()
class ErrorsArriveWhole implements ExceptionFilter {
  catch(error: unknown, _host: ArgumentsHost): Observable<never> {
    return throwError(() => error);
  }
}

/**
 * Registers the application's `@EventPattern` handlers and starts to read their topics, in the background. Call it
 * once, after `app.init()` and before or after `app.listen()`; `app.close()` stops it. Guards, pipes and filters of
 * the HTTP side do not apply to events. Rejects when a pattern is no known event type.
 */
export async function connectInbox(app: INestApplication): Promise<void> {
  const strategy = app.get(KafkaInbox, { strict: false });
  const microservice = app.connectMicroservice(
    { strategy },
    { deferInitialization: true },
  ) as unknown as NestMicroservice;
  microservice.useGlobalFilters(new ErrorsArriveWhole());
  // The application has run these hooks; a microservice of its own would run them again.
  microservice.setIsInitHookCalled(true);
  await microservice.listen();
}
