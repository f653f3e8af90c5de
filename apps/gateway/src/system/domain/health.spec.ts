import { healthOf, worstOf } from './health';

const well = {
  ready: true,
  outbox: { depth: 5, oldestSeconds: 0.4 },
  deadLetters: 0,
  timers: { overdue: 0 },
};

describe('the health of a service', () => {
  it('is ok while it is ready and nothing stands still', () => {
    expect(healthOf(well)).toBe('ok');
    expect(healthOf({ ...well, outbox: null, timers: null })).toBe('ok');
  });

  it('is down when it does not answer', () => {
    expect(healthOf(null)).toBe('down');
  });

  it.each([
    ['it is not ready', { ready: false }],
    ['a message failed for good', { deadLetters: 1 }],
    ['events are not published', { outbox: { depth: 1, oldestSeconds: 31 } }],
    ['a timer was not rung', { timers: { overdue: 1 } }],
  ])('is degraded when %s', (_, over) => {
    expect(healthOf({ ...well, ...over })).toBe('degraded');
  });

  it('of the whole is that of the worst', () => {
    expect(worstOf(['ok', 'ok'])).toBe('ok');
    expect(worstOf(['ok', 'down', 'degraded'])).toBe('down');
  });
});
