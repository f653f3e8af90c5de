import type { Service } from '@tuntas/contracts';

/** Fixed secrets of the local stack. Every service refuses values that begin like these in production. */
export const demoSecrets = {
  serviceToken: 'demo-service-token-for-the-local-stack-only',
  authSecret: 'demo-auth-secret-for-the-local-stack-only',
  linkSecret: 'demo-link-secret-for-the-local-stack-only',
  bankKey: 'demo-bank-key-for-the-local-stack-only',
} as const;

/** Where the local stack's bank files are paid from; the number is made up. */
export const demoAccount = {
  name: 'Tuntas Operasional',
  bankCode: 'BMRIIDJA',
  accountNumber: '1420099887766',
} as const;

/** The password of a service's database role. */
export const demoRolePassword = (service: Service): string => `demo-${service}-role`;
