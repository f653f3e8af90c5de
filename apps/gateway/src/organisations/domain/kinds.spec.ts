import { roles } from '@tuntas/contracts';
import { forbiddenRoles, rolesOf } from './kinds';

describe('roles by kind of organisation', () => {
  it('gives every role exactly one home', () => {
    expect(Object.values(rolesOf).flat().toSorted()).toEqual([...roles].toSorted());
  });

  it('names the roles an organisation cannot give', () => {
    expect(forbiddenRoles('shipper', ['shipper', 'admin'])).toEqual(['admin']);
    expect(forbiddenRoles('operator', ['agent', 'finance'])).toEqual([]);
  });
});
