import { z } from 'zod';

const usage = `Usage: npm run dead-letters -- list
       npm run dead-letters -- replay SERVICE ID
       npm run dead-letters -- discard SERVICE ID

Messages that a service could not handle. Mend the cause, then replay; discard passes over the message for ever.
Later events of the same case wait until one of the two is done.
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
const replayResult = z.object({ outcome: z.string(), reason: z.string().optional() });

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; run it beside a running \`npm start\`, or set it.`);
  return value;
}

async function call(service: Consumer, method: 'GET' | 'POST', path: string): Promise<unknown> {
  const response = await fetch(`${required(`${service.toUpperCase()}_URL`)}/internal/dead-letters${path}`, {
    method,
    headers: { authorization: `Bearer ${required('SERVICE_TOKEN')}` },
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${service} answers ${response.status}: ${text.slice(0, 300)}`);
  return text === '' ? undefined : JSON.parse(text);
}

async function list(): Promise<void> {
  let open = 0;
  for (const service of consumers) {
    for (const letter of deadLetters.parse(await call(service, 'GET', ''))) {
      open += 1;
      process.stdout.write(
        `${service} ${letter.id}  ${letter.type ?? 'unreadable'}  ${letter.subject ?? '-'}  ${letter.failedAt}  ` +
          `${letter.waiting} waiting behind it\n    ${letter.reason}\n`,
      );
    }
  }
  process.stdout.write(open === 0 ? 'No dead letters.\n' : `${open} to look at.\n`);
}

async function main(): Promise<void> {
  const [command, service, id] = process.argv.slice(2);
  const consumer = consumers.find((known) => known === service);
  if (command === 'list') return list();
  if (command === 'replay' && consumer && id) {
    const { outcome, reason } = replayResult.parse(await call(consumer, 'POST', `/${id}/replay`));
    process.stdout.write(`${outcome}${reason ? `: ${reason}` : ''}\n`);
    process.exitCode = outcome === 'handled' ? 0 : 1;
    return;
  }
  if (command === 'discard' && consumer && id) {
    await call(consumer, 'POST', `/${id}/discard`);
    process.stdout.write('discarded\n');
    return;
  }
  process.stdout.write(usage);
  process.exitCode = command === '--help' ? 0 : 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
