/** An element: its name, its attributes, and either its text or its children in order. */
export type Xml = readonly [
  name: string,
  content: string | readonly Xml[],
  attributes?: Record<string, string>,
];

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** What XML 1.0 has no way to write, not even escaped: controls and halves of surrogate pairs. */
const unwritable = /\p{Cc}|[\uFFFE\uFFFF]|\p{Cs}/gu;

const textOf = (text: string): string =>
  text.replace(unwritable, ' ').replace(/[&<>"']/g, (sign) => escapes[sign] ?? '');

function write([name, content, attributes = {}]: Xml, indent: string): string {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${textOf(value)}"`);
  const opening = `${indent}<${name}${given.join('')}>`;
  if (typeof content === 'string') return `${opening}${textOf(content)}</${name}>\n`;
  return `${opening}\n${content.map((child) => write(child, `${indent}  `)).join('')}${indent}</${name}>\n`;
}

/** The document with its declaration, every text escaped. */
export const documentOf = (root: Xml): string => `<?xml version="1.0" encoding="UTF-8"?>\n${write(root, '')}`;
