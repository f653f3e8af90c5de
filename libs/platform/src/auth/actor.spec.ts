import { type Actor, type Role, scopeOf, systemActor } from './actor';

const actor = (roles: Role[], organisationId: string | null = 'org'): Actor => ({
  personId: 'p',
  organisationId,
  roles,
  kind: 'person',
});

describe('scopeOf', () => {
  it.each(['agent', 'supervisor', 'finance', 'admin'] as const)('opens everything to the role %s', (role) => {
    expect(scopeOf(actor([role]))).toBe('*');
    expect(scopeOf(actor(['courier', role]))).toBe('*');
  });

  it('keeps a shipper to its organisation and a courier to its own reports', () => {
    expect(scopeOf(actor(['shipper']))).toBe('org');
    expect(scopeOf(actor(['courier']))).toBe('person:p');
    expect(scopeOf(actor(['courier', 'shipper']))).toBe('org');
  });

  it('opens everything to services', () => {
    expect(scopeOf(systemActor)).toBe('*');
  });

  it('refuses who belongs nowhere, and an organisation named like everything', () => {
    expect(() => scopeOf(actor(['shipper'], null))).toThrow(/belongs to no organisation/);
    expect(() => scopeOf(actor([]))).toThrow(/belongs to no organisation/);
    expect(() => scopeOf(actor(['shipper'], '*'))).toThrow(/belongs to no organisation/);
  });
});
