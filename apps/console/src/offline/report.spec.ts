import { gapsOf, happenings, isBlank, isSigned, newReport, type Report } from './report';

const now = new Date('2026-03-02T10:00:00Z');
const blank = newReport('c1', { personId: 'p1', name: 'Joko' }, now).report;
const signature = { name: 'Siti', path: 'M1 1 L2 2', width: 300, height: 120, signedAt: null, refused: '' };
const report = (more: Partial<Report>): Report => ({ ...blank, waybill: 'JN1', happening: 'wet', ...more });

describe('a report on the phone', () => {
  it('begins with nothing but the time and the courier’s name', () => {
    expect(isBlank(blank)).toBe(true);
    expect(blank).toMatchObject({ occurredAt: now.toISOString(), courier: { name: 'Joko', path: '' } });
    expect(gapsOf(blank)).toEqual(['waybill', 'happening']);
  });

  it('may go without signatures, but not with one side only', () => {
    expect(gapsOf(report({}))).toEqual([]);
    expect(gapsOf(report({ courier: signature }))).toEqual(['signatures']);
    expect(gapsOf(report({ other: signature }))).toEqual(['signatures']);
    const both = report({ courier: { ...signature, name: 'Joko' }, other: signature });
    expect([gapsOf(both), isSigned(both)]).toEqual([[], true]);
  });

  it('takes a reason in place of the other side’s signature, never of the courier’s', () => {
    const refused = { ...signature, path: '', refused: 'In a hurry' };
    expect(isSigned(report({ courier: signature, other: refused }))).toBe(true);
    expect(isSigned(report({ courier: refused, other: signature }))).toBe(false);
  });

  it('names whoever signs', () => {
    expect(gapsOf(report({ courier: signature, other: { ...signature, name: ' ' } }))).toEqual(['name']);
  });

  it('says each happening in the words of a claim', () => {
    expect(happenings.missing).toEqual({ type: 'partial_loss', condition: 'missing' });
    expect(happenings.lost.type).toBe('loss');
  });
});
