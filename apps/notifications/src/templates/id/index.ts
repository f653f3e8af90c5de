import type { Templates } from '../template';
import { claims } from './claims';
import { parcels } from './parcels';
import { work } from './work';

export { dictionary } from './dictionary';
export const templates: Templates = { ...claims, ...parcels, ...work };
