import type { Envelope, EventType } from '@tuntas/contracts';
import type { Actor, Role } from '@tuntas/platform';
import { RecentEvents } from './recent-events';
import { maySee } from './scope';

const ours = '0198c0de-0000-7000-8000-000000000001';
const theirs = '0198c0de-0000-7000-8000-000000000002';
const actor = (role: Role, organisationId: string | null = ours): Actor => ({
  personId: '0198c0de-0000-7000-8000-000000000009',
  organisationId,
  roles: [role],
  kind: 'person',
});
const event = (type: EventType, organisationId: string | null) => ({ type, organisationId });

describe('who sees an event live', () => {
  it.each(['agent', 'supervisor', 'finance', 'admin'] as const)('%s sees every case', (role) => {
    expect(maySee(actor(role), event('claim.decided', theirs))).toBe(true);
    expect(maySee(actor(role), event('claim.decided', null))).toBe(true);
  });

  it.each(['shipper', 'courier'] as const)('%s sees the own organisation only', (role) => {
    expect(maySee(actor(role), event('claim.decided', ours))).toBe(true);
    expect(maySee(actor(role), event('claim.decided', theirs))).toBe(false);
    expect(maySee(actor(role), event('claim.decided', null))).toBe(false);
    expect(maySee(actor(role, null), event('claim.decided', null))).toBe(false);
  });

  it('shows changes of people to admins only', () => {
    expect(maySee(actor('admin'), event('user.updated', ours))).toBe(true);
    expect(maySee(actor('agent'), event('user.updated', ours))).toBe(false);
    expect(maySee(actor('shipper'), event('user.invited', ours))).toBe(false);
  });

  it('shows nothing to somebody without a role', () => {
    expect(
      maySee({ ...actor('shipper'), roles: [], organisationId: null }, event('claim.decided', ours)),
    ).toBe(false);
  });
});

describe('the recent events', () => {
  const numbered = (n: number): Envelope => ({ id: String(n) }) as unknown as Envelope;

  it('replays what came after a known event', () => {
    const recent = new RecentEvents(3);
    [1, 2, 3].forEach((n) => recent.add(numbered(n)));
    expect(recent.after('1')?.map(({ id }) => id)).toEqual(['2', '3']);
    expect(recent.after('3')).toEqual([]);
  });

  it('says so when the event is gone', () => {
    const recent = new RecentEvents(2);
    [1, 2, 3].forEach((n) => recent.add(numbered(n)));
    expect(recent.after('1')).toBeNull();
  });

  it('knows none of them after a gap', () => {
    const recent = new RecentEvents();
    recent.add(numbered(1));
    recent.clear();
    expect(recent.after('1')).toBeNull();
  });
});
