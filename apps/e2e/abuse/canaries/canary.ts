import { randomBytes, randomInt } from 'node:crypto';

/**
 * What a text is to whom it belongs. `secret` opens something and lies nowhere as it is; the others lie in their own
 * columns and nowhere else.
 */
export type Kind =
  | 'person name'
  | 'person address'
  | 'recipient name'
  | 'recipient address'
  | 'recipient phone'
  | 'signatory'
  | 'words'
  | 'file name'
  | 'written by the camera'
  | 'account number'
  | 'account holder'
  | 'key name'
  | 'webhook'
  | 'secret';

/** A text that stands nowhere else in the world, so that wherever it is found it got there from where it was given. */
export interface Canary {
  readonly kind: Kind;
  /** Where it was given, for whoever reads a finding. */
  readonly what: string;
  /** Searched in lower case. */
  readonly mark: string;
}

export class Aviary {
  readonly canaries: Canary[] = [];

  /** A word that can stand in a name, an address, a sentence or a password. */
  word(kind: Kind, what: string): string {
    return this.note(kind, what, `kenari${randomBytes(6).toString('hex')}`);
  }

  /** For numbers of phones and accounts. */
  digits(kind: Kind, what: string, length: number): string {
    const digits = Array.from({ length: length - 1 }, () => randomInt(0, 10)).join('');
    return this.note(kind, what, `${randomInt(1, 10)}${digits}`);
  }

  /** A secret that the system made. */
  secret(what: string, text: string): string {
    return this.note('secret', what, text);
  }

  of(...wanted: readonly Kind[]): Canary[] {
    return this.canaries.filter(({ kind }) => wanted.includes(kind));
  }

  private note(kind: Kind, what: string, mark: string): string {
    if (mark.length < 8) throw new Error(`${what}: too short to be found by`);
    this.canaries.push({ kind, what, mark: mark.toLowerCase() });
    return mark;
  }
}

/** Which canaries stand in some bytes: as they are, in either case, in base64 wherever it began, or in hexadecimal. */
export function heardIn(bytes: Buffer, canaries: readonly Canary[]): Canary[] {
  const plain = bytes.toString('latin1');
  const lower = plain.toLowerCase();
  return canaries.filter(
    ({ mark }) =>
      lower.includes(mark) ||
      lower.includes(Buffer.from(mark).toString('hex')) ||
      shapesInBase64(mark).some((shape) => plain.includes(shape)),
  );
}

/** The part of a text's base64 that does not depend on what stands before and behind it. */
function shapesInBase64(mark: string): string[] {
  return [0, 1, 2].map((before) => {
    const encoded = Buffer.from('x'.repeat(before) + mark)
      .toString('base64')
      .replaceAll('=', '');
    return encoded.slice(before === 0 ? 0 : before + 1, -2);
  });
}
