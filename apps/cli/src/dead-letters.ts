import { z } from 'zod';

const usage = `Usage: npm run dead-letters -- list
       npm run dead-letters -- replay SERVICE ID
       npm run dead-letters -- discard SERVICE ID REASON
       npm run dead-letters -- skip SERVICE TOPIC SUBJECT REASON

Messages that a service could not handle, and cases that wait for an event that has not come. Mend the cause, then
replay; discard passes over a message for ever; skip goes on with a case whose missing event is gone for good.
Later events of the same case wait until one of these is done. The reason goes into the audit trail.
`;

const consumers = ['claims', 'resolution', 'tracking', 'notifications'] as const;
type Consumer = (typeof consumers)[number];

const deadLetters = z.array(
  z.object({
    id: z.string(),
    type: z.string().nullable(),
    subject: z.string().nullable(),
    reason: z.string(),
    failedAt: z.string(),
    waiting: z.number(),
  }),
);
const gaps = z.array(
  z.object({
    topic: z.string(),
    subject: z.string(),
    missing: z.number(),
    parked: z.number(),
    since: z.string(),
    deadLetterId: z.string().nullable(),
  }),
);
const replayResult = z.object({ outcome: z.string(), reason: z.string().optional() });

const say = (line: string): boolean => process.stdout.write(`${line}\n`);

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; run it beside a running \`npm start\`, or set it.`);
  return value;
}

async function call(
  service: Consumer,
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
): Promise<unknown> {
  const response = await fetch(`${required(`${service.toUpperCase()}_URL`)}/internal${path}`, {
    method,
    headers: {
      authorization: `Bearer ${required('SERVICE_TOKEN')}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${service} answers ${response.status}: ${text.slice(0, 300)}`);
  return text === '' ? undefined : JSON.parse(text);
}

async function list(): Promise<void> {
  let open = 0;
  for (const service of consumers) {
    for (const letter of deadLetters.parse(await call(service, 'GET', '/dead-letters'))) {
      open += 1;
      say(
        `${service} ${letter.id}  ${letter.type ?? 'unreadable'}  ${letter.subject ?? '-'}  ${letter.failedAt}`,
      );
      say(`    ${letter.reason}; ${letter.waiting} waiting behind it`);
    }
    for (const gap of gaps.parse(await call(service, 'GET', '/gaps'))) {
      if (gap.deadLetterId) continue;
      open += 1;
      say(`${service} ${gap.topic} ${gap.subject}  event ${gap.missing} has not come since ${gap.since}`);
      say(`    ${gap.parked} waiting behind it`);
    }
  }
  say(open === 0 ? 'No dead letters, no gaps.' : `${open} to look at.`);
}

async function main(): Promise<void> {
  const [command, service, first, second, third] = process.argv.slice(2);
  const consumer = consumers.find((known) => known === service);
  if (command === 'list') return list();
  if (command === 'replay' && consumer && first) {
    const { outcome, reason } = replayResult.parse(
      await call(consumer, 'POST', `/dead-letters/${first}/replay`),
    );
    say(reason ? `${outcome}: ${reason}` : outcome);
    process.exitCode = outcome === 'handled' ? 0 : 1;
    return;
  }
  if (command === 'discard' && consumer && first && second) {
    await call(consumer, 'POST', `/dead-letters/${first}/discard`, { reason: second });
    say('discarded');
    return;
  }
  if (command === 'skip' && consumer && first && second && third) {
    await call(consumer, 'POST', '/gaps/skip', { topic: first, subject: second, reason: third });
    say('going on');
    return;
  }
  process.stdout.write(usage);
  process.exitCode = command === '--help' ? 0 : 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
