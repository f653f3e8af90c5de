/**
 * Cuts the objects out of a stream of JSON text: an array of objects, or one object after another. Only the object at
 * hand is in memory. An object longer than `most` characters, or text between objects, is an error.
 */
export class JsonItems {
  private text = '';
  private depth = 0;
  private inString = false;
  private escaped = false;

  constructor(private readonly most = 256_000) {}

  /** The objects that end in this piece, as text. */
  *push(piece: string): Generator<string> {
    for (const sign of piece) {
      if (this.depth === 0) {
        if (sign === '{') this.begin();
        else if (!/[\s,[\]\uFEFF]/.test(sign))
          throw new Error(`unexpected ${JSON.stringify(sign)} between objects`);
        continue;
      }
      this.text += sign;
      if (this.text.length > this.most) throw new Error('an object is too long');
      if (this.step(sign)) yield this.text;
    }
  }

  /** To be called at the end: an object that has not ended is an error. */
  end(): void {
    if (this.depth > 0) throw new Error('the last object does not end');
  }

  private begin(): void {
    this.text = '{';
    this.depth = 1;
  }

  /** Whether the object ended with this sign. */
  private step(sign: string): boolean {
    if (this.escaped) this.escaped = false;
    else if (this.inString) {
      if (sign === '\\') this.escaped = true;
      else if (sign === '"') this.inString = false;
    } else if (sign === '"') this.inString = true;
    else if (sign === '{' || sign === '[') this.depth += 1;
    else if (sign === '}' || sign === ']') this.depth -= 1;
    return this.depth === 0;
  }
}
