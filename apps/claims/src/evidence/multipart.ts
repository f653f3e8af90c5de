import type { MultipartFile } from '@fastify/multipart';
import { parseInput } from '@tuntas/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { MediaFamily } from './domain/media-types';
import { type CheckedFile, type EvidenceIntake, refused } from './intake';

export interface Form<Fields> {
  readonly fields: Fields;
  readonly files: readonly CheckedFile[];
}

interface Rules<Schema extends z.ZodType> {
  readonly fields: Schema;
  readonly families: readonly MediaFamily[];
  readonly maxFiles: number;
  /** The name files must have in the form. */
  readonly fileField: string;
  /** Asked before a byte is read; throws when nothing may be sent here. */
  readonly allowed?: () => Promise<void>;
}

/**
 * Reads a multipart form as it streams: text fields by schema, files through the intake. One bad part refuses all of
 * them, and nothing stays on disk.
 */
export async function readForm<Schema extends z.ZodType>(
  intake: EvidenceIntake,
  request: FastifyRequest,
  reply: FastifyReply,
  { fields: schema, families, maxFiles, fileField, allowed }: Rules<Schema>,
): Promise<Form<z.output<Schema>>> {
  const files: CheckedFile[] = [];
  const fields: Record<string, unknown> = {};
  try {
    await allowed?.();
    for await (const part of request.parts()) {
      if (part.type === 'field') fields[part.fieldname] = part.value;
      else
        files.push(
          await takeFile(intake, part, { field: `${fileField}.${files.length}`, fileField, families }),
        );
      if (files.length > maxFiles) throw refused(fileField, `At most ${maxFiles} files at a time`);
    }
    return { fields: parseInput(schema, fields), files };
  } catch (error) {
    // The rest of the body is not read: an endless one must not keep the connection.
    reply.header('connection', 'close');
    await intake.discard(files);
    throw error;
  }
}

async function takeFile(
  intake: EvidenceIntake,
  part: MultipartFile,
  { field, fileField, families }: { field: string; fileField: string; families: readonly MediaFamily[] },
): Promise<CheckedFile> {
  if (part.fieldname !== fileField) {
    part.file.destroy();
    throw refused(part.fieldname, `Unknown field: send files as ${fileField}`);
  }
  const checked = await intake.check(part.file, part.filename ?? '', field, families);
  if (!part.file.truncated) return checked;
  await intake.discard([checked]);
  throw refused(field, 'Larger than any file may be');
}
