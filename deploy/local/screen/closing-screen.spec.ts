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

it('says what happened, where to look and who can sign in', () => {
  const people = [{ email: 'sari@tuntas.example', password: 'demo-sari', roles: ['agent', 'supervisor'] }];
  const screen = closingScreen(numbers, where, people);
  expect(screen).toContain('205 claims filed, 120 decided, 60 paid (IDR 1,300,000, USD 12.50), 2 reshipped');
  expect(screen).toContain('700 messages sent, 170 clocks running');
  expect(screen).toMatch(/API reference +http:\/\/127\.0\.0\.1:3000\/docs/);
  expect(screen).toMatch(/agent, supervisor +sari@tuntas\.example {2}demo-sari/);
});

it('fits on one screen', () => {
  const people = Array.from({ length: 7 }, () => ({
    email: 'a@b.example',
    password: 'demo-x',
    roles: ['agent'],
  }));
  expect(closingScreen(numbers, where, people).split('\n').length).toBeLessThanOrEqual(24);
});
