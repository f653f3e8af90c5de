import { stopIdleTimers } from './kafka';

/** As kafkajs 2.2.4 has it: schedules whether anything is pending or not. */
const queueClass = () => {
  const scheduled: unknown[] = [];
  class Queue {
    constructor(readonly pending: readonly unknown[]) {}
    scheduleCheckPendingRequests(): void {
      scheduled.push(this);
    }
  }
  return { Queue, scheduled };
};

describe('stopIdleTimers', () => {
  it('leaves the timer of a queue with something pending', () => {
    const { Queue, scheduled } = queueClass();
    stopIdleTimers(Queue);
    const busy = new Queue(['a request']);
    busy.scheduleCheckPendingRequests();
    expect(scheduled).toEqual([busy]);
  });

  it('schedules nothing while nothing is pending', () => {
    const { Queue, scheduled } = queueClass();
    stopIdleTimers(Queue);
    new Queue([]).scheduleCheckPendingRequests();
    expect(scheduled).toEqual([]);
  });

  it('is in force on the queue that kafkajs uses', async () => {
    jest.useFakeTimers();
    try {
      const { default: RequestQueue } = await import('kafkajs/src/network/requestQueue');
      RequestQueue.prototype.scheduleCheckPendingRequests.call({ pending: [] });
      expect(jest.getTimerCount()).toBe(0);
    } finally {
      jest.useRealTimers();
    }
  });
});
