import { join } from 'node:path';
import type { DemoSignIn } from '../state/demo-file';
import { inTerminal, type Numbers } from './numbers';

export interface Whereabouts {
  gateway: string;
  mail: string;
  stateDir: string;
}

/** What `npm start` ends with: what happened, where to look, who can sign in. */
export function closingScreen(numbers: Numbers, where: Whereabouts, people: DemoSignIn[]): string {
  return [
    '',
    'Tuntas is ready.',
    ...whatHappened(numbers),
    '',
    ...table([
      ['Start here', where.gateway],
      ['API reference', `${where.gateway}/docs`],
      ['Mail that was sent', where.mail],
      ['Queue board', `${where.gateway}/board`],
      ['Health', `${where.gateway}/health/ready`],
      ['Logs', join(where.stateDir, 'logs')],
    ]),
    '',
    ...signIns(people, where),
    'Ctrl-C stops everything. What happens from now on:',
    '',
  ].join('\n');
}

function whatHappened(numbers: Numbers): string[] {
  const { filed, decided, payouts, paid, reshipped, messages, clocks } = numbers;
  const money = paid.length > 0 ? ` (${paid.map(inTerminal).join(', ')})` : '';
  return [
    `  ${filed} claims filed, ${decided} decided, ${payouts} paid${money}, ${reshipped} reshipped`,
    `  ${messages} messages sent, ${clocks} clocks running`,
  ];
}

/** One line per role. */
function signIns(people: DemoSignIn[], { stateDir }: Whereabouts): string[] {
  if (people.length === 0) return [];
  const passwords = new Set(people.map(({ password }) => password));
  const byRole = new Map<string, string[]>();
  for (const { roles, email, password } of people) {
    const role = roles.join(', ');
    const who = passwords.size > 1 ? `${email} ${password}` : email;
    byRole.set(role, [...(byRole.get(role) ?? []), who]);
  }
  const rows = [...byRole].map(([role, who]): [string, string] => [role, who.join(', ')]);
  const title = passwords.size > 1 ? 'Who can sign in' : `Who can sign in, password ${[...passwords][0]}`;
  return [`  ${title}`, ...table([...rows, ['API keys', join(stateDir, 'demo.json')]]), ''];
}

function table(rows: [string, string][]): string[] {
  const width = Math.max(...rows.map(([label]) => label.length)) + 3;
  return rows.map(([label, value]) => `  ${label.padEnd(width)}${value}`);
}
