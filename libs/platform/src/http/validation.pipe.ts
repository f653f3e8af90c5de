import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { parseInput } from './field-errors';

/** Validates every body, query and parameter whose type is a class made by `createZodDto`. */
@Injectable()
export class ValidationPipe implements PipeTransform {
  transform(value: unknown, { metatype, type }: ArgumentMetadata): unknown {
    const schema = schemaOf(metatype);
    return schema ? parseInput(schema, value, type) : value;
  }
}

function schemaOf(metatype: unknown): z.ZodType | undefined {
  if (typeof metatype !== 'function' || !('schema' in metatype)) return undefined;
  return metatype.schema instanceof z.ZodType ? metatype.schema : undefined;
}
