import { closingScreen } from './closing-screen';

const numbers = {
  filed: 205,
  decided: 120,
  payouts: 60,
  paid: [
    { amount: 1_300_000, currency: 'IDR' },
    { amount: 1_250, currency: 'USD' },
  ],
  reshipped: 2,
  messages: 700,
  clocks: 170,
};
const where = { gateway: 'http://127.0.0.1:3000', mail: 'http://127.0.0.1:3026', stateDir: '/state' };

const person = (role: string, password = 'demo-password') => ({
  email: `${role}@tuntas.example`,
  password,
  roles: [role],
});

it('says what happened, where to look and who can sign in', () => {
  const screen = closingScreen(numbers, where, [person('agent'), person('finance')]);
  expect(screen).toContain('205 claims filed, 120 decided, 60 paid (IDR 1,300,000, USD 12.50), 2 reshipped');
  expect(screen).toContain('700 messages sent, 170 clocks running');
  expect(screen).toMatch(/API reference +http:\/\/127\.0\.0\.1:3000\/docs/);
  expect(screen).toContain('Who can sign in, password demo-password');
  expect(screen).toMatch(/agent +agent@tuntas\.example$/m);
});

it('shows passwords that differ beside their people', () => {
  const screen = closingScreen(numbers, where, [person('agent', 'demo-a'), person('finance', 'demo-b')]);
  expect(screen).toMatch(/agent +agent@tuntas\.example demo-a$/m);
});

it('fits on one screen', () => {
  const roles = ['admin', 'agent', 'agent', 'courier', 'finance', 'shipper', 'shipper', 'supervisor'];
  const people = roles.map((role) => person(role));
  expect(closingScreen(numbers, where, people).split('\n').length).toBeLessThanOrEqual(24);
});
