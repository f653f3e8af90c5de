import { PeopleAndAccess1767225600000 } from './1767225600000-people-and-access';

/** The gateway's schema, oldest step first. */
export const migrations = [PeopleAndAccess1767225600000];
