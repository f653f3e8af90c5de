export * from './event-log';
export * from './test-database';
export * from './test-environment';
export * from './test-issuer';
export * from './wait-for';
