import type { Api } from '../support/api';
import { photo } from '../support/ops-claims';
import { assemble, type Cast } from './cast';
import { bodiesOf, documents, problemsOf, type RequestExample } from './documents';
import { senders } from './senders';

const examples = [...documents()].flatMap(([service, document]) =>
  bodiesOf(service, document).flatMap(({ examples: shown }) =>
    shown.map((example, nth) => ({ ...example, document, name: nameOf(example, nth) })),
  ),
);

function nameOf({ route, mediaType }: RequestExample, nth: number): string {
  const kind = mediaType === 'application/json' ? '' : `, ${mediaType}`;
  return `${route}${kind}${nth > 0 ? `, example ${nth + 1}` : ''}`;
}

/** The example as it is sent: what was made up is replaced, and a form's files are real ones. */
async function bodyOf(
  { mediaType, value }: RequestExample,
  instead: Readonly<Record<string, string>>,
): Promise<unknown> {
  const text = Object.entries(instead).reduce(
    (said, [madeUp, real]) => said.replaceAll(madeUp, real),
    typeof value === 'string' ? value : JSON.stringify(value),
  );
  if (typeof value === 'string') return text;
  const body = JSON.parse(text) as Record<string, string | string[]>;
  if (mediaType !== 'multipart/form-data') return body;
  const form = new FormData();
  for (const [name, field] of Object.entries(body)) {
    if (name === 'file') form.set(name, new File([claims], String(field), { type: 'text/csv' }));
    else if (typeof field === 'string') form.set(name, field);
    else for (const file of field) form.append(name, await photo(file, '#a33'));
  }
  return form;
}
const claims = 'waybill,type,amount,description\nJP1234567890,damage,150000,Vase\n';

const send = async (as: Api, address: string, { route, mediaType }: RequestExample, body: unknown) =>
  as.call(route.split(' ')[0] ?? '', address, body, {
    ifMatch: '*',
    ...(typeof body === 'string' ? { contentType: mediaType } : {}),
  });

/** "Examples that run": each is sent to the real system by somebody who may, in a case where it makes sense. */
describe('the requests that the API reference shows', () => {
  let cast: Cast;
  beforeAll(async () => {
    cast = await assemble();
  }, 240_000);
  afterAll(() => cast?.tuntas.stop());

  it('each have somebody who sends them', () => {
    expect([...new Set(examples.map(({ route }) => route))].sort()).toEqual(Object.keys(senders).sort());
  });

  it.each(examples)('$name', async (example) => {
    const sender = senders[example.route];
    if (!sender) throw new Error('nobody sends this');
    const { as, at = [], instead = {} } = await sender(cast);
    let place = 0;
    const path = example.route.slice(example.route.indexOf(' ') + 1);
    const address = path.replace(/\{\w+\}/g, () => encodeURIComponent(at[place++] ?? ''));
    const { status, body } = await send(as, address, example, await bodyOf(example, instead));
    if (!(status in example.answers)) throw new Error(`${status} ${JSON.stringify(body)}`);
    const schema = example.answers[status];
    if (schema) expect(problemsOf(body, schema, example.document)).toEqual([]);
  });
});
