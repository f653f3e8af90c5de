import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Mailbox } from './mailbox';

const mail = (subject: string) => ({
  receivedAt: '2026-03-02T03:00:00.000Z',
  messageId: '',
  from: 'a@example.test',
  to: ['b@example.test'],
  subject,
  text: '',
  html: '',
  headers: {},
});

it('keeps the last ones in memory and in its file, however many come', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tuntas-mail-'));
  const mailbox = new Mailbox(folder, 10);
  for (let i = 1; i <= 1_234; i++) mailbox.add(mail(`Mail ${i}`));
  expect(mailbox.count).toBe(1_234);
  expect(mailbox.list({ limit: 100 }).map(({ id }) => id)).toEqual([
    1234, 1233, 1232, 1231, 1230, 1229, 1228, 1227, 1226, 1225,
  ]);
  expect(readFileSync(join(folder, 'mails.jsonl'), 'utf8').split('\n').length).toBeLessThan(25);
});

it('survives a line that was cut off by a kill', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tuntas-mail-'));
  new Mailbox(folder).add(mail('Satu'));
  const file = join(folder, 'mails.jsonl');
  writeFileSync(file, `${readFileSync(file, 'utf8')}{"id":2,"subj`);
  const again = new Mailbox(folder);
  expect(again.list().map(({ subject }) => subject)).toEqual(['Satu']);
  expect(again.add(mail('Dua')).id).toBe(2);
});

it('pages with before', () => {
  const mailbox = new Mailbox(null);
  for (let i = 1; i <= 5; i++) mailbox.add(mail(`Mail ${i}`));
  expect(mailbox.list({ limit: 2, before: 4 }).map(({ id }) => id)).toEqual([3, 2]);
});
