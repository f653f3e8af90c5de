import { reachableFrom } from '@tuntas/kernel';
import {
  answerComplaint,
  closeComplaint,
  type Complaint,
  complaintTable,
  isOverdue,
  reopenComplaint,
  takeComplaint,
} from './complaint';

const at = (iso: string): Date => new Date(`${iso}T03:00:00Z`);
const received: Complaint = {
  state: 'received',
  organisationId: 'shop-1',
  handlerId: null,
  concerned: ['agent-1'],
  answerers: [],
  dueAt: at('2026-06-15'),
  reopenUntil: null,
  reopenedNo: 0,
};
const agent = { personId: 'agent-2', organisationId: 'operator' };
const answered = { ...received, ...answerComplaint(received, agent, at('2026-06-29')) };

it('reaches every state', () => {
  expect([...reachableFrom(complaintTable, 'received')].sort()).toEqual(Object.keys(complaintTable).sort());
});

describe('a complaint', () => {
  it('given received, when taken, then it has its handler', () => {
    expect(takeComplaint(received, agent)).toEqual({ state: 'in_progress', handlerId: 'agent-2' });
  });

  it.each([
    ['who it is about', { ...agent, personId: 'agent-1' }, /You decided the claim/],
    ['of the complainant', { ...agent, organisationId: 'shop-1' }, /outside the complainant/],
  ])('is not handled by somebody %s', (_name, by, message) => {
    expect(() => takeComplaint(received, by)).toThrow(message);
    expect(() => answerComplaint(received, by, at('2026-06-29'))).toThrow(message);
  });

  it('given answered, then its clock stops and it may come back while there is time', () => {
    expect(answered).toMatchObject({ state: 'answered', dueAt: null, answerers: ['agent-2'] });
    const back = { ...answered, ...reopenComplaint(answered, at('2026-06-29'), at('2026-07-13')) };
    expect(back).toMatchObject({ state: 'received', dueAt: at('2026-07-13'), reopenedNo: 1 });
    expect(() => reopenComplaint(answered, at('2026-06-30'), at('2026-07-13'))).toThrow(/final/);
    expect(() => takeComplaint(back, agent)).toThrow(/another person/);
    const final = { ...back, ...answerComplaint(back, { ...agent, personId: 'agent-3' }, at('2026-07-20')) };
    expect(final.reopenUntil).toBeNull();
    expect(() => reopenComplaint(final, at('2026-07-14'), at('2026-07-28'))).toThrow(/final/);
  });

  it('closes after an answer and at no other time', () => {
    expect(closeComplaint(answered)).toEqual({ state: 'closed', reopenUntil: null });
    expect(closeComplaint(received)).toBeNull();
    expect(() => takeComplaint(answered, { ...agent, personId: 'agent-3' })).toThrow(/Cannot move/);
  });

  it('is overdue after its last moment, not at it', () => {
    expect(isOverdue(received, at('2026-06-15'))).toBe(false);
    expect(isOverdue(received, new Date(at('2026-06-15').getTime() + 1))).toBe(true);
    expect(isOverdue(answered, at('2027-01-01'))).toBe(false);
  });
});
