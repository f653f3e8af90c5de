import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type FieldError, validationFailed } from '@tuntas/platform';
import type { ClaimsConfig } from '../config';
import {
  agrees,
  isDecodable,
  type MediaFamily,
  type MediaType,
  mediaTypes,
  safeName,
} from './domain/media-types';
import type { FileFacts } from './domain/file-facts';
import { sniff } from './domain/sniff';
import { EvidenceStore, type ReceivedFile, receivedFrom } from './evidence-store';
import { EvidencePrints } from './evidence-prints';
import { writeMaskedCopy, writeSharedCopy } from './images';
import { isFilm, probeFilm, probePicture } from './probe';

/** A file that fits; its bytes are still temporary. */
export interface CheckedFile {
  readonly field: string;
  readonly fileName: string;
  readonly mediaType: MediaType;
  readonly facts: FileFacts;
  readonly received: ReceivedFile;
}

/** A file that lies in the store. */
export interface AcceptedFile {
  readonly fileName: string;
  readonly mediaType: MediaType;
  readonly size: number;
  readonly sha256: string;
  readonly sharedSha256: string | null;
  readonly facts: FileFacts;
}

/** Bytes that tell every type on the list. */
const HEAD = 64;

/** The door every file comes through: bytes, name, size and pixels are looked at before anything is kept. */
@Injectable()
export class EvidenceIntake {
  constructor(
    private readonly store: EvidenceStore,
    private readonly prints: EvidencePrints,
    @Inject(CONFIG) private readonly config: ClaimsConfig,
  ) {}

  /** Takes one file in as it streams; refuses it, by the field's name, as soon as it cannot fit. */
  async check(
    stream: AsyncIterable<Buffer>,
    named: string,
    field: string,
    families: readonly MediaFamily[],
  ): Promise<CheckedFile> {
    const fileName = safeName(named);
    let head = Buffer.alloc(0);
    let mediaType: MediaType | undefined;
    const received = await this.store.receive(stream, (size, chunk) => {
      if (head.length < HEAD) head = Buffer.concat([head, chunk.subarray(0, HEAD)]);
      if (head.length >= HEAD) mediaType ??= typeOf(head, fileName, field, families);
      if (mediaType) this.checkSize(size, mediaType, field);
    });
    try {
      mediaType ??= typeOf(head, fileName, field, families);
      const facts = await this.look(received, mediaType, field);
      return { field, fileName, mediaType, facts, received };
    } catch (error) {
      await this.store.discard(received);
      throw error;
    }
  }

  /**
   * Keeps checked files, in their order; whatever happens, nothing temporary is left. The copy of an identity paper is
   * masked, and nobody looks for its like in other claims.
   */
  async keepAll(files: readonly CheckedFile[], { identity = false } = {}): Promise<AcceptedFile[]> {
    const kept: AcceptedFile[] = [];
    try {
      for (const { field, fileName, mediaType, facts, received } of files) {
        const sharedSha256 = isDecodable(mediaType) ? await this.share(received, field, identity) : null;
        await this.store.keep(received);
        const { size, sha256 } = received;
        kept.push({ fileName, mediaType, size, sha256, sharedSha256, facts });
      }
    } finally {
      await this.discard(files);
    }
    return kept;
  }

  discard(files: readonly CheckedFile[]): Promise<unknown> {
    return Promise.all(files.map(({ received }) => this.store.discard(received)));
  }

  private checkSize(size: number, type: MediaType, field: string): void {
    const limit = {
      image: this.config.EVIDENCE_MAX_IMAGE_BYTES,
      document: this.config.EVIDENCE_MAX_DOCUMENT_BYTES,
      video: this.config.EVIDENCE_MAX_VIDEO_BYTES,
    }[mediaTypes[type].family];
    if (size > limit) throw refused(field, `Larger than ${limit} bytes`);
  }

  private async look({ path }: ReceivedFile, type: MediaType, field: string): Promise<FileFacts> {
    if (isFilm(type)) {
      const durationMs = await probeFilm(path, type);
      if (durationMs === null) throw refused(field, 'The video breaks off or cannot be read');
      return { durationMs };
    }
    if (!isDecodable(type)) return {};
    const limit = this.config.EVIDENCE_MAX_PIXELS;
    const { pixels, ...facts } = await probePicture(path).catch(() => {
      throw refused(field, 'The picture cannot be read');
    });
    if (pixels > limit) throw refused(field, `More than ${limit} pixels`);
    return facts;
  }

  /** The copy that may be passed on, and the proof that the picture is one: it was decoded whole. */
  private async share(received: ReceivedFile, field: string, identity: boolean): Promise<string> {
    const path = await this.store.temporary();
    try {
      const write = identity ? writeMaskedCopy : writeSharedCopy;
      await write(received.path, path, this.config.EVIDENCE_MAX_PIXELS);
    } catch {
      await this.store.discard({ path });
      throw refused(field, 'The picture cannot be read');
    }
    const copy = await receivedFrom(path);
    if (!identity) await this.prints.take(received.sha256, path);
    await this.store.keep(copy);
    return copy.sha256;
  }
}

export const refused = (field: string, message: string) =>
  validationFailed([{ field, message } satisfies FieldError]);

function typeOf(head: Buffer, fileName: string, field: string, families: readonly MediaFamily[]): MediaType {
  if (head.length === 0) throw refused(field, 'The file is empty');
  const type = sniff(head);
  if (!type || !families.includes(mediaTypes[type].family)) {
    throw refused(field, `Send ${acceptedWords(families)}`);
  }
  if (!agrees(type, fileName)) throw refused(field, `The name does not fit the content, which is ${type}`);
  return type;
}

const acceptedWords = (families: readonly MediaFamily[]): string =>
  Object.values(mediaTypes)
    .filter(({ family }) => families.includes(family))
    .map(({ extensions }) => extensions[0].toUpperCase())
    .join(', ');
