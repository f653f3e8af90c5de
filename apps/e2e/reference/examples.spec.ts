import { allExamples, bodiesOf, documents, problemsOf } from './documents';

describe('the examples of the API reference', () => {
  const services = [...documents()];

  it.each(services)('are what their own schemas say (%s)', (_, document) => {
    const wrong = allExamples(document).flatMap(({ where, value, schema }) =>
      problemsOf(value, schema, document).map((problem) => `${where}: ${problem}`),
    );
    expect(wrong).toEqual([]);
  });

  it.each(services)('show every body that a route takes (%s)', (service, document) => {
    const without = bodiesOf(service, document).filter(({ examples }) => examples.length === 0);
    expect(without.map(({ route }) => route)).toEqual([]);
  });

  it('are found wrong where they are wrong', () => {
    const [claims] = services.map(([, document]) => document);
    if (!claims) throw new Error('no reference');
    const [first] =
      bodiesOf('claims', claims).find(({ route }) => route === 'POST /api/claims')?.examples ?? [];
    expect(problemsOf(first?.value, first?.schema ?? {}, claims)).toEqual([]);
    expect(
      problemsOf({ ...(first?.value as object), type: 'eaten' }, first?.schema ?? {}, claims),
    ).not.toEqual([]);
  });
});
