import type { Service } from '@tuntas/contracts';
import type { PublicPort } from '../host/ports';

/** Programs beside the services that stand in for the world outside: mail and the bank. */
export type Helper = 'mail' | 'bank';

/** Everything that listens on a port a person or program may want to know. */
export type PortName = Service | Helper | 'smtp';

/** The variable of each port and where it is unless that is taken. */
export const publicPorts = {
  gateway: { variable: 'PORT', wanted: 3000 },
  claims: { variable: 'CLAIMS_PORT', wanted: 3001 },
  resolution: { variable: 'RESOLUTION_PORT', wanted: 3002 },
  tracking: { variable: 'TRACKING_PORT', wanted: 3003 },
  notifications: { variable: 'NOTIFICATIONS_PORT', wanted: 3004 },
  smtp: { variable: 'SMTP_PORT', wanted: 3025 },
  mail: { variable: 'MAIL_PORT', wanted: 3026 },
  bank: { variable: 'BANK_PORT', wanted: 3027 },
} as const satisfies Record<PortName, PublicPort>;

export const portNames = Object.keys(publicPorts) as PortName[];

export type ServicePorts = Record<PortName, number>;
