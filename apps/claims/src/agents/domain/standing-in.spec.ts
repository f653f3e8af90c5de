import fc from 'fast-check';
import { coveredBy, isPresent, type Present, standInOf } from './standing-in';

const at = new Date('2026-06-22T03:00:00Z');
const agent = (personId: string, more: Partial<Present> = {}): Present => ({
  personId,
  active: true,
  available: true,
  awayUntil: null,
  substituteId: null,
  ...more,
});
const team = (...agents: Present[]) => new Map(agents.map((one) => [one.personId, one]));
const away = { available: false };

describe('standing in', () => {
  it.each([
    ['whoever is there does their own work', team(agent('ani')), 'ani'],
    ['a stranger counts as present', team(), 'ani'],
    [
      'the substitute works for an absent person',
      team(agent('ani', { ...away, substituteId: 'budi' })),
      'budi',
    ],
    [
      'and the substitute’s substitute when both are away',
      team(agent('ani', { ...away, substituteId: 'budi' }), agent('budi', { ...away, substituteId: 'cici' })),
      'cici',
    ],
    ['nobody for an absent person without one', team(agent('ani', away)), null],
    [
      'nobody where two stand in for each other and both are away',
      team(agent('ani', { ...away, substituteId: 'budi' }), agent('budi', { ...away, substituteId: 'ani' })),
      null,
    ],
    [
      'somebody who left counts as absent',
      team(agent('ani', { active: false, substituteId: 'budi' })),
      'budi',
    ],
    [
      'an absence ends by itself',
      team(agent('ani', { ...away, awayUntil: at, substituteId: 'budi' })),
      'ani',
    ],
  ])('%s', (_name, agents, expected) => {
    expect(standInOf(agents, 'ani', at)).toBe(expected);
  });

  it('always ends, and only ever with somebody present', () => {
    const names = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const agents = fc.array(fc.record({ personId: names, available: fc.boolean(), substituteId: names }));
    fc.assert(
      fc.property(agents, names, (rows, who) => {
        const known = team(...rows.map((row) => agent(row.personId, row)));
        const found = standInOf(known, who, at);
        const present = found === null ? null : known.get(found);
        expect(found === null || !present || isPresent(present, at)).toBe(true);
      }),
    );
  });

  it('covers those it stands in for and those nobody stands in for', () => {
    const agents = team(
      agent('ani', { ...away, substituteId: 'budi' }),
      agent('budi'),
      agent('cici', away),
      agent('dedi', { ...away, substituteId: 'eka' }),
      agent('eka'),
    );
    expect(coveredBy(agents, 'budi', at)).toEqual(['ani', 'cici']);
  });
});
