/*
 * What tests of the whole system use: `startStack` for everything with a database, topics and folder of its own,
 * `openGuard` with `startEngines` for PostgreSQL, Redis and Kafka alone.
 */
export { openOwnStack } from './commands/own-stack';
export type { PartName, PartUrls } from './parts/part';
export type { RunningParts } from './parts/start-parts';
export type { Guard } from './processes/guarded';
export type { Supervised } from './processes/supervised';
export type { Environment } from './services/environment';
export type { Helper } from './services/service-list';
export { openGuard, startEngines, startStack, type Stack, type StackOptions } from './stack';
