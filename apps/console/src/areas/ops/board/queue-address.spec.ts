import { queueAddress } from './queue-address';

it('writes a filter as the queue reads it', () => {
  expect(queueAddress({ assignee: ['a', 'b'], overdue: 'true', q: undefined })).toBe(
    '/ops/queue?assignee=a&assignee=b&overdue=true',
  );
  expect(queueAddress({})).toBe('/ops/queue');
});
