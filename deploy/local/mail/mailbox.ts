import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface CaughtMail {
  readonly id: number;
  readonly receivedAt: string;
  readonly messageId: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface MailFilter {
  readonly to?: string;
  readonly q?: string;
  readonly before?: number;
  readonly limit?: number;
}

/** The last mails, newest first, in memory; with a folder also in a file, so that a restart keeps them. */
export class Mailbox {
  private mails: CaughtMail[] = [];
  private nextId = 1;
  private linesInFile = 0;
  private readonly file: string | null;

  constructor(
    folder: string | null,
    private readonly keep = 5_000,
  ) {
    this.file = folder && join(folder, 'mails.jsonl');
    if (!folder || !this.file) return;
    mkdirSync(folder, { recursive: true });
    if (existsSync(this.file)) this.load(this.file);
  }

  /** Mails caught since the mailbox was made or emptied, also those no longer kept. */
  get count(): number {
    return this.nextId - 1;
  }

  add(mail: Omit<CaughtMail, 'id'>): CaughtMail {
    const caught = { ...mail, id: this.nextId++ };
    this.mails.push(caught);
    // Trimmed in slices: shifting the array for every mail of a mass import would be quadratic.
    if (this.mails.length > this.keep + 500) this.mails = this.mails.slice(-this.keep);
    this.write(caught);
    return caught;
  }

  get(id: number): CaughtMail | undefined {
    return this.mails.find((mail) => mail.id === id);
  }

  /** Newest first; `q` looks in subject, addresses and text, `before` is the id where the page above ended. */
  list({ to, q, before = Infinity, limit = 50 }: MailFilter = {}): CaughtMail[] {
    const found: CaughtMail[] = [];
    const oldest = Math.max(0, this.mails.length - this.keep);
    for (let i = this.mails.length - 1; i >= oldest && found.length < limit; i--) {
      const mail = this.mails[i]!;
      if (mail.id < before && matches(mail, to, q)) found.push(mail);
    }
    return found;
  }

  clear(): void {
    this.mails = [];
    this.nextId = 1;
    this.rewrite();
  }

  private load(file: string): void {
    const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
    this.mails = lines.slice(-this.keep).flatMap(parsed);
    this.nextId = (this.mails.at(-1)?.id ?? 0) + 1;
    this.rewrite();
  }

  private write(mail: CaughtMail): void {
    if (!this.file) return;
    if (++this.linesInFile > this.keep * 2) return this.rewrite();
    appendFileSync(this.file, `${JSON.stringify(mail)}\n`);
  }

  private rewrite(): void {
    if (!this.file) return;
    const kept = this.mails.slice(-this.keep);
    writeFileSync(`${this.file}.new`, kept.map((mail) => `${JSON.stringify(mail)}\n`).join(''));
    renameSync(`${this.file}.new`, this.file);
    this.linesInFile = kept.length;
  }
}

function matches(mail: CaughtMail, to?: string, q?: string): boolean {
  if (to && !mail.to.some((address) => address.toLowerCase().includes(to.toLowerCase()))) return false;
  if (!q) return true;
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const text = `${mail.subject} ${mail.to.join(' ')} ${mail.from} ${mail.text}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

// A kill in the middle of an append leaves half a line behind.
function parsed(line: string): CaughtMail[] {
  try {
    return [JSON.parse(line) as CaughtMail];
  } catch {
    return [];
  }
}
