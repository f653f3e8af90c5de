import { DomainError } from './domain-error';
import { canMove, diagramOf, move, reachableFrom, type TransitionTable } from './transition-table';

const door = {
  open: ['closed'],
  closed: ['open', 'sealed'],
  sealed: [],
} as const satisfies TransitionTable<string>;
const table: TransitionTable<keyof typeof door> = door;

describe('a transition table', () => {
  it('allows what it lists and nothing else', () => {
    expect(move(table, 'open', 'closed', 'door.move')).toBe('closed');
    expect(canMove(table, 'open', 'sealed')).toBe(false);
  });

  it('refuses with the allowed moves', () => {
    const refuse = () => move(table, 'open', 'sealed', 'door.move');
    expect(refuse).toThrow(DomainError);
    expect(refuse).toThrow(/allowed: closed/);
    expect(() => move(table, 'sealed', 'open', 'door.move')).toThrow(/final/);
  });

  it('knows what can be reached and draws itself', () => {
    expect([...reachableFrom(table, 'open')].sort()).toEqual(['closed', 'open', 'sealed']);
    expect(diagramOf(table, 'open')).toContain('closed --> sealed');
    expect(diagramOf(table, 'open')).toContain('sealed --> [*]');
  });
});
