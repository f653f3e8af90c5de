import { Caller } from '../caller';
import type { Ledger } from '../ledger';
import type { System } from '../system';
import type { Tally } from '../tally';
import { Pool, type Scene } from './scene';

export interface Crew extends Scene {
  readonly admin: Caller;
}

/** Signs everybody in. Marks begin with `prefix`, so that they are found among whatever else is there. */
export async function gather(
  { stack, people }: Pick<System, 'stack' | 'people'>,
  paper: { readonly tally: Tally; readonly ledger: Ledger },
  prefix: string,
): Promise<Crew> {
  const url = stack.addresses.gateway;
  const as = async (role: string, nth = 0): Promise<Caller> => {
    const person = people.filter(({ roles }) => roles.includes(role))[nth];
    if (!person) throw new Error(`there is no ${role}`);
    return Caller.signIn(url, person, paper);
  };
  let marks = 0;
  return {
    shipper: await as('shipper'),
    courier: await as('courier'),
    agents: [await as('agent'), await as('agent', 1)],
    finance: [await as('finance'), await as('finance', 1)],
    admin: await as('admin'),
    anybody: new Caller(url, {}, paper),
    mail: stack.addresses.mail,
    parcels: new Pool(),
    claims: new Pool(),
    wanting: new Pool(),
    rejected: new Pool(),
    mark: () => `${prefix}${(marks += 1).toString(36).toUpperCase()}`,
  };
}
