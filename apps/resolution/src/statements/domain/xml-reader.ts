import { DomainError } from '@tuntas/kernel';

/** An element without its namespace prefix; `text` is what stands directly in it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

interface Open {
  readonly qualified: string;
  readonly attributes: Record<string, string>;
  readonly children: XmlElement[];
  text: string;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const deepest = 50;

const unreadable = (why: string): DomainError =>
  new DomainError('invalid', 'statement.unreadable', `This is not a file we can read: ${why}.`);

// Whole markup at a time; a document type is refused with everything else that begins with `<!`, so no entity can grow.
const token =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<\/([\w.:-]+)\s*>|<([\w.:-]+)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/gy;
const attribute = /([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function decoded(text: string): string {
  return text.replace(/&([^;&\s]{1,10});|&/g, (whole, name: string | undefined) => {
    const sign = name === undefined ? undefined : (named[name] ?? numbered(name));
    if (sign === undefined) throw unreadable(`"${whole}" is no character`);
    return sign;
  });
}

function numbered(name: string): string | undefined {
  const match = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(name);
  if (!match) return undefined;
  const code = match[1] ? parseInt(match[1], 16) : Number(match[2]);
  return code <= 0x10ffff && code > 0 ? String.fromCodePoint(code) : undefined;
}

const attributesOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(attribute)].map(([, name = '', a, b]) => [localName(name), decoded(a ?? b ?? '')]),
  );

/** Reads well-formed XML without a document type, which is all that banks send. */
export function readXml(source: string): XmlElement {
  const stack: Open[] = [];
  let root: XmlElement | undefined;
  token.lastIndex = 0;
  const text = source.replace(/^\uFEFF/, '');
  const add = (element: XmlElement): void => {
    const parent = stack.at(-1);
    if (parent) parent.children.push(element);
    else if (root) throw unreadable('it has two beginnings');
    else root = element;
  };
  for (let at = 0; at < text.length; at = token.lastIndex) {
    token.lastIndex = at;
    const found = token.exec(text);
    if (!found) throw unreadable('its XML is broken, or declares a document type');
    const [, cdata, closing, opening, attributes = '', selfClosing, plain] = found;
    const top = stack.at(-1);
    if (cdata !== undefined && top) top.text += cdata;
    else if (plain !== undefined && top) top.text += decoded(plain);
    else if (plain?.trim()) throw unreadable('there is text outside of its elements');
    else if (closing !== undefined) add(closed(stack.pop(), closing));
    else if (opening !== undefined) {
      if (stack.length >= deepest) throw unreadable('its elements are too deep');
      const element = { qualified: opening, attributes: attributesOf(attributes), children: [], text: '' };
      if (selfClosing) add(closed(element, opening));
      else stack.push(element);
    }
  }
  if (!root || stack.length > 0) throw unreadable('it ends too early');
  return root;
}

function closed(element: Open | undefined, name: string): XmlElement {
  if (element?.qualified !== name) throw unreadable(`"${name}" is closed but was not opened`);
  const { qualified, ...rest } = element;
  return { ...rest, name: localName(qualified) };
}

/** The elements at `path`, of however many parents. */
export const at = (element: XmlElement, ...path: string[]): XmlElement[] =>
  path.reduce<XmlElement[]>(
    (found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)),
    [element],
  );

/** The text of the first element at `path`; null when there is none or it is empty. */
export const textAt = (element: XmlElement, ...path: string[]): string | null =>
  at(element, ...path)[0]?.text.trim() || null;
