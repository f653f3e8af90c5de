/** SQLSTATE classes and codes that say nothing about the message: the same try can succeed when the database does. */
const PASSING = [
  /^08/, // connection
  /^53/, // out of connections, memory or disk
  /^57P0/, // shutting down, starting up
  /^58/, // input, output
  /^40(001|P01)$/, // serialisation failure, deadlock
  /^55P03$/, // somebody else held the row too long
  /^25(006|P03)$/, // a standby after a fail-over; an idle transaction ended
  /^3D000$/,
  /^E(CONN|PIPE|TIMEDOUT|AI_AGAIN|HOSTUNREACH|NETUNREACH)/,
  /^ENOTFOUND$/,
];

const CONNECTION_WORDS =
  /connection terminated|timeout exceeded when trying to connect|query read timeout|client has encountered a connection error|client was closed|query runner already released|connection is (not established|closed)/i;

/** Whether `error` is a fault of the surroundings (the database or the way to it) and not of what was asked. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (code && PASSING.some((pattern) => pattern.test(code))) return true;
  if (!code && CONNECTION_WORDS.test(error.message)) return true;
  return [...causesOf(error)].some(isPassing);
}

/** Whether `error` carries an SQLSTATE, so that PostgreSQL said it. */
export const isOfDatabase = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  /^[0-9A-Z]{5}$/.test(error.code);

function causesOf(error: Error): unknown[] {
  const driver = 'driverError' in error ? [error.driverError] : [];
  const several: unknown[] = error instanceof AggregateError ? error.errors : [];
  return [...driver, ...several, error.cause].filter((cause) => cause !== error);
}

/** A broker that has just been started knows no coordinator yet, which kafkajs takes for final. */
const PASSING_OF_KAFKA = new Set(['KafkaJSNumberOfRetriesExceeded', 'KafkaJSGroupCoordinatorNotFound']);

/** Whether a consumer of kafkajs ended of something that passes: a broker that is away, a group in turmoil. */
export function passesByItself(error: Error & { retriable?: boolean }): boolean {
  if (PASSING_OF_KAFKA.has(error.name) || error.retriable === true) return true;
  return error.cause instanceof Error && passesByItself(error.cause);
}

/** A handler said no: the message's fault, or its handler's. */
export class HandlerFailure extends Error {
  constructor(override readonly cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause));
    this.name = 'HandlerFailure';
  }
}

/** The consumer is stopping or lost its partition; the message is left for the next one who reads it. */
export class GivenUp extends Error {
  constructor() {
    super('not handled: the consumer is stopping');
    this.name = 'GivenUp';
  }
}
