import { InboxStatus } from './inbox-status';

describe('InboxStatus', () => {
  it('is ready without handlers, and with them only while the broker is heard', () => {
    const status = new InboxStatus();
    expect(status.ready).toBe(true);
    status.starting('connecting');
    expect([status.ready, status.detail]).toEqual([false, 'starting: connecting']);
    status.running();
    expect([status.ready, status.detail]).toEqual([true, 'running']);
    const later = performance.now() + 31_000;
    const clock = jest.spyOn(performance, 'now').mockReturnValue(later);
    expect([status.ready, status.detail]).toEqual([false, 'running, broker silent']);
    clock.mockRestore();
  });

  it('tells once that the consumer is gone, and stays failed', async () => {
    const status = new InboxStatus();
    const heard: string[] = [];
    status.onFatal((error) => heard.push(error.message));
    status.fail(new Error('not authorised'));
    status.fail(new Error('again'));
    status.running();
    await new Promise((resolve) => setImmediate(resolve));
    expect(heard).toEqual(['not authorised']);
    expect([status.ready, status.detail]).toEqual([false, 'failed: not authorised']);
  });
});
