import type { Locale, OrganisationKind, Role } from '@tuntas/contracts';

/** Known to everybody, and therefore refused in production. */
export const demoPassword = 'tuntas-demo-2026';

export const operatorName = 'Tuntas Operasional';

interface DemoOrganisation {
  readonly kind: OrganisationKind;
  readonly name: string;
  /**
   * Where its compensation goes; the numbers are made up. The shipper registers it, with the key named: finance that
   * did could not approve payouts to it.
   */
  readonly account?: { readonly bankCode: string; readonly accountNumber: string; readonly holder: string };
  readonly key?: string;
}

/** Of those that claim, Toko Melati does so in rupiah; the other one's claims are history and in dollars. */
export const organisations = {
  melati: {
    kind: 'shipper',
    name: 'Toko Melati',
    account: { bankCode: 'BCA', accountNumber: '5270001234', holder: 'Toko Melati' },
    key: 'melati',
  },
  history: {
    kind: 'shipper',
    name: 'Past claims of air travellers',
    account: { bankCode: 'USBKUS44', accountNumber: '104790002014', holder: 'Past claims of air travellers' },
    key: 'shipper',
  },
  carrier: { kind: 'carrier', name: 'Kurir Kilat' },
} as const satisfies Record<string, DemoOrganisation>;

export type DemoOrganisationName = keyof typeof organisations | 'operator';

export interface DemoPerson {
  readonly name: string;
  readonly email: string;
  readonly locale: Locale;
  readonly roles: readonly Role[];
  readonly organisation: DemoOrganisationName;
}

export const admin = { name: 'Ratna Admin', email: 'admin@tuntas.example', locale: 'id' } as const;

/** One person for each role, and a second agent, finance and admin: appeals, money and rules need somebody else. */
export const people: readonly DemoPerson[] = [
  {
    name: 'Joko Kurir',
    email: 'courier@kilat.example',
    locale: 'id',
    roles: ['courier'],
    organisation: 'carrier',
  },
  {
    name: 'Melati Putri',
    email: 'shipper@melati.example',
    locale: 'id',
    roles: ['shipper'],
    organisation: 'melati',
  },
  {
    name: 'Ann Archive',
    email: 'archive@history.example',
    locale: 'en',
    roles: ['shipper'],
    organisation: 'history',
  },
  {
    name: 'Dewi Agen',
    email: 'agent@tuntas.example',
    locale: 'id',
    roles: ['agent'],
    organisation: 'operator',
  },
  {
    name: 'Rizky Agen',
    email: 'agent2@tuntas.example',
    locale: 'id',
    roles: ['agent'],
    organisation: 'operator',
  },
  {
    name: 'Surya Supervisor',
    email: 'supervisor@tuntas.example',
    locale: 'id',
    roles: ['supervisor'],
    organisation: 'operator',
  },
  {
    name: 'Fitri Keuangan',
    email: 'finance@tuntas.example',
    locale: 'id',
    roles: ['finance'],
    organisation: 'operator',
  },
  {
    name: 'Bayu Keuangan',
    email: 'finance2@tuntas.example',
    locale: 'id',
    roles: ['finance'],
    organisation: 'operator',
  },
  {
    name: 'Wayan Admin',
    email: 'admin2@tuntas.example',
    locale: 'id',
    roles: ['admin'],
    organisation: 'operator',
  },
];

/**
 * API keys by what they are for: `shipper` files history's claims, `staff` decides them, `approver` is another
 * person and approves payouts.
 */
export const keys = {
  shipper: { email: 'archive@history.example', roles: ['shipper'] },
  melati: { email: 'shipper@melati.example', roles: ['shipper'] },
  staff: { email: 'agent@tuntas.example', roles: ['agent'] },
  approver: { email: 'finance@tuntas.example', roles: ['finance'] },
  courier: { email: 'courier@kilat.example', roles: ['courier'] },
} as const satisfies Record<string, { email: string; roles: readonly Role[] }>;
