import { readdirSync } from 'node:fs';
import { join } from 'node:path';

type Texts = { readonly [key: string]: string | Texts };

const areas = readdirSync(join(__dirname, 'en')).flatMap((file) =>
  file.endsWith('.ts') ? [file.replace('.ts', '')] : [],
);

const dictionary = (language: string, area: string): Texts =>
  Object.assign({}, ...Object.values(jest.requireActual<object>(join(__dirname, language, area)))) as Texts;

/** What a text is filled with, by its key; `_one` and `_other` may differ in whether they say the number. */
function holes(texts: Texts, path = ''): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([key, text]) =>
      typeof text === 'string'
        ? [[path + key, [...text.matchAll(/\{\{(\w+)/g)].map(([, name = '']) => name).sort()]]
        : Object.entries(holes(text, `${path}${key}.`)),
    ),
  ) as Record<string, string[]>;
}

it.each(areas)('%s fills the same holes in both languages', (area) => {
  const english = holes(dictionary('en', area));
  const indonesian = holes(dictionary('id', area));
  const shared = Object.keys(indonesian);
  expect(indonesian).toEqual(Object.fromEntries(shared.map((key) => [key, english[key]])));
});
