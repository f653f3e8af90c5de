import { AsyncLocalStorage } from 'node:async_hooks';

/** What belongs to the request being served and goes into every log line and audit row. */
export interface RequestContext {
  requestId: string;
}

const storage = new AsyncLocalStorage<RequestContext>();

/** The request this code runs for; undefined in consumers, timers and at start-up. */
export const requestContext = (): RequestContext | undefined => storage.getStore();

/** Runs `work` as part of a request. */
export const withRequestContext = <T>(context: RequestContext, work: () => T): T =>
  storage.run(context, work);
