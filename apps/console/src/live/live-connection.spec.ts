import { listen } from './live-connection';

class Source {
  static readonly CLOSED = 2;
  static last: Source;
  onopen = (): void => undefined;
  onmessage = (_: { data: string }): void => undefined;
  onerror = (): void => undefined;
  reset = (): void => undefined;
  readyState = 0;
  constructor() {
    Source.last = this;
  }
  addEventListener(_: 'reset', hear: () => void): void {
    this.reset = hear;
  }
  close(): void {
    this.readyState = Source.CLOSED;
  }
  refused(): void {
    this.close();
    this.onerror();
  }
}

const event = { data: JSON.stringify({ id: '1', type: 'claim.decided', subject: 'a', data: {} }) };
let missed: jest.Mock;
let heard: string[];
let leave: () => void;
beforeEach(() => {
  jest.useFakeTimers();
  Object.assign(globalThis, { EventSource: Source });
  missed = jest.fn();
  heard = [];
  leave = listen({ hear: ({ type }) => heard.push(type), missed, live: () => undefined });
});
afterEach(() => {
  leave();
  jest.useRealTimers();
  Reflect.deleteProperty(globalThis, 'EventSource');
});

it('missed nothing when it opens first', () => {
  Source.last.onopen();
  Source.last.onmessage(event);
  expect(heard).toEqual(['claim.decided']);
  expect(missed).not.toHaveBeenCalled();
});

it('lets the browser catch up once it heard something', () => {
  Source.last.onopen();
  Source.last.onmessage(event);
  Source.last.onerror();
  Source.last.onopen();
  expect(missed).not.toHaveBeenCalled();
});

it('missed something when it comes back without having heard anything', () => {
  Source.last.onopen();
  Source.last.onerror();
  Source.last.onopen();
  expect(missed).toHaveBeenCalledTimes(1);
});

it.each([true, false])('missed something after it was refused (open before: %s)', (before) => {
  const first = Source.last;
  if (before) {
    first.onopen();
    first.onmessage(event);
  }
  first.refused();
  jest.advanceTimersByTime(5_000);
  expect(Source.last).not.toBe(first);
  expect(missed).not.toHaveBeenCalled();
  Source.last.onopen();
  expect(missed).toHaveBeenCalledTimes(1);
});

it('missed something when the service says so', () => {
  Source.last.onopen();
  Source.last.reset();
  expect(missed).toHaveBeenCalledTimes(1);
});
