export * from './domain-error';
export * from './money';
export * from './pause';
export * from './transition-table';
