import { Api } from '../../support/api';
import type { RunningStack } from '../../support/running-stack';
import type { Aviary } from './canary';

export interface Shopkeeper {
  readonly id: string;
  readonly organisationId: string;
  readonly email: string;
  readonly api: Api;
}

/** A shipper who is invited, sets a password, mistypes it, signs in, makes a key and says where money goes. */
export async function shopkeeper(tuntas: RunningStack, aviary: Aviary): Promise<Shopkeeper> {
  const [admin, anybody] = [await tuntas.as('admin'), tuntas.anonymous()];
  const shop = await admin.post<{ id: string }>('/api/organisations', {
    kind: 'shipper',
    name: 'Toko Canary',
  });
  const organisationId = shop.body.id;
  const email = `${aviary.word('person address', 'the shopkeeper’s address')}@shop.test`;
  const invited = await admin.post<{ person: { id: string }; setPasswordUrl: string }>('/api/people', {
    organisationId,
    email,
    name: `Ibu ${aviary.word('person name', 'the shopkeeper’s name')}`,
    locale: 'en',
    roles: ['shipper'],
  });
  const token = aviary.secret('the link to set a password', invited.body.setPasswordUrl.split('#')[1] ?? '');
  const password = aviary.word('secret', 'the password');
  await anybody.post('/api/password', { token, password });
  await anybody.post('/api/session', { email, password: aviary.word('secret', 'a mistyped password') });
  const api = await anybody.signIn(email, password);
  aviary.secret('the session', api.headers.cookie?.split('=')[1] ?? '');
  await keys(api, aviary);
  await api.put(`/api/payees/${organisationId}`, {
    bankCode: 'BCA',
    accountNumber: aviary.digits('account number', 'the account', 14),
    holder: `Toko ${aviary.word('account holder', 'whose account it is')}`,
  });
  return { id: invited.body.person.id, organisationId, email, api };
}

/** One that works, and one that nobody gave out. */
async function keys(api: Api, aviary: Aviary): Promise<void> {
  const name = `laptop of ${aviary.word('key name', 'the name of the key')}`;
  const made = await api.post<{ key: string }>('/api/api-keys', { name, roles: ['shipper'] });
  const key = aviary.secret('the key', made.body.key);
  await new Api(api.url, { 'x-api-key': key }).get('/api/claims');
  const guessed = `tnt_${aviary.word('secret', 'a guessed key')}`;
  await new Api(api.url, { authorization: `Bearer ${guessed}` }).get('/api/claims');
}
