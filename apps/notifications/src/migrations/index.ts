import { Notifications1772420400000 } from './1772420400000-notifications';

export const migrations = [Notifications1772420400000];
