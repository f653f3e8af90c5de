import { Param, type PipeTransform } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { z } from 'zod';
import { parseInput } from './field-errors';

/** A path parameter that must be a UUID: `@UuidParam('id') id: string`. Anything else is a 400 that names it. */
export function UuidParam(name: string): ParameterDecorator {
  return (target, key, index) => {
    Param(name, new UuidPipe(name))(target, key, index);
    const method = key === undefined ? undefined : Object.getOwnPropertyDescriptor(target, key);
    if (key !== undefined && method) {
      ApiParam({ name, schema: { type: 'string', format: 'uuid' } })(target, key, method);
    }
  };
}

class UuidPipe implements PipeTransform<unknown, string> {
  constructor(private readonly name: string) {}

  transform(value: unknown): string {
    return parseInput(z.guid('Must be a UUID'), value, this.name).toLowerCase();
  }
}
