import type { Language } from '../template';
import { claims } from './claims';
import { dictionary } from './dictionary';
import { parcels } from './parcels';
import { work } from './work';

export const indonesian: Language = { dictionary, templates: { ...claims, ...parcels, ...work } };
