export * from './envelope';
export * from './fields';
export * from './registry';
export * from './wire';
export { asyncApiDocument } from './asyncapi';
export * from './parcel-keys';
