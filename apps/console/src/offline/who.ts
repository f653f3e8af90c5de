import type { Person } from '../session/person';
import { database } from './database';

const key = 'person';

/** The courier this phone belongs to for now, so that reports can be written without a network. */
export const knownPerson = async (): Promise<Person | null> =>
  ((await (await database()).get('facts', key)) as Person | undefined) ?? null;

/** A courier takes the place of the one before; of anybody else nothing is kept. */
export async function rememberPerson(person: Person): Promise<void> {
  const facts = await database();
  if (person.roles.includes('courier')) await facts.put('facts', person, key);
  else await facts.delete('facts', key);
}

/** After signing out, nothing on this phone says who it was; what waits is kept until that person signs in again. */
export const forgetPerson = async (): Promise<void> => (await database()).delete('facts', key);
