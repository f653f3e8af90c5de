import { outcomeOf } from './mail-outcome';

it.each([
  ['the recipient is refused', { code: 'EENVELOPE', responseCode: 550, command: 'RCPT TO' }, 'refused'],
  ['the text is refused', { code: 'EMESSAGE', responseCode: 554, command: 'DATA' }, 'refused'],
  ['the address is none', { code: 'EENVELOPE' }, 'refused'],
  ['try later', { code: 'EENVELOPE', responseCode: 451 }, 'not_sent'],
  ['going down after the text', { code: 'EMESSAGE', responseCode: 421 }, 'not_sent'],
  ['our sign-in is wrong', { code: 'EAUTH', responseCode: 535 }, 'not_sent'],
  ['nobody listens', { code: 'ESOCKET', syscall: 'connect' }, 'not_sent'],
  ['no such server', { code: 'EDNS' }, 'not_sent'],
  ['the server never greets', { code: 'ETIMEDOUT', timeoutType: 'GREETING_TIMEOUT' }, 'not_sent'],
  ['no answer to the text', { code: 'ETIMEDOUT', timeoutType: 'SOCKET_TIMEOUT' }, 'unknown'],
  ['hung up', { code: 'ECONNECTION', command: 'CONN' }, 'unknown'],
  ['anything else', {}, 'unknown'],
])('%s', (_says, error, kind) => {
  expect(outcomeOf(error).kind).toBe(kind);
});
