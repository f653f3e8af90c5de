import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';

type Properties = Record<string, { type: 'string'; enum?: string[]; format?: string; description?: string }>;

/** Describes a multipart form: text fields, and files under one name. The example names its files. */
export const UploadBody = (
  fileField: string,
  properties: Properties,
  required: string[],
  example: Readonly<Record<string, string | string[]>>,
): MethodDecorator =>
  applyDecorators(
    ApiConsumes('multipart/form-data'),
    ApiBody({
      schema: {
        type: 'object',
        required,
        properties: {
          ...properties,
          [fileField]: { type: 'array', items: { type: 'string', format: 'binary' } },
        },
        example,
      },
    }),
  );
