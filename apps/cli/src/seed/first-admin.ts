import { z } from 'zod';
import type { GatewayApi } from './gateway-api';

const admitted = z.object({ personId: z.string(), setPasswordUrl: z.url() });

/** Asks the gateway, with the services' secret, for an admin; the link sets the password, once. */
export const admitAdmin = (
  gateway: GatewayApi,
  serviceToken: string,
  admin: { email: string; name: string; locale: string; organisationName: string },
): Promise<z.infer<typeof admitted>> =>
  gateway.as({ authorization: `Bearer ${serviceToken}` }).call({
    method: 'POST',
    path: '/internal/first-admin',
    body: admin,
    answer: admitted,
  });

/** What the page behind a one-time link does. */
export const setPassword = async (gateway: GatewayApi, link: string, password: string): Promise<void> => {
  const token = new URL(link).hash.slice(1);
  await gateway
    .as({})
    .call({ method: 'POST', path: '/api/password', body: { token, password }, answer: z.undefined() });
};
