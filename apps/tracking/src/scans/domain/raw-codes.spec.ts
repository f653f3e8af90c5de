import { meaningOf } from './raw-codes';

describe('a carrier’s code', () => {
  it.each([
    ['POD', 'delivered', null],
    ['out for delivery', 'out_for_delivery', null],
    ['Ready-For-Pickup', 'ready_for_pickup', null],
    ['701', 'exception', 'lost'],
    [' damaged ', 'exception', 'damaged'],
  ])('%s means %s (%s)', (code, status, subReason) => {
    expect(meaningOf(code)).toEqual({ status, subReason });
  });

  it.each(['XZ-99', 'constructor', '__proto__', ''])('%s means nothing yet', (code) => {
    expect(meaningOf(code)).toBeNull();
  });
});
