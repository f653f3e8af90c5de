import { Shipments1767225600000 } from './1767225600000-shipments';

export const migrations = [Shipments1767225600000];
