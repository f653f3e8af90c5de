import { z } from 'zod';
import { createZodDto } from './zod-dto';

it('describes a nullable as a choice, not as a list', () => {
  class PageDto extends createZodDto(
    z.strictObject({ nextCursor: z.string().max(9).nullable(), items: z.array(z.string()) }),
  ) {}
  expect(PageDto._OPENAPI_METADATA_FACTORY()).toMatchObject({
    nextCursor: { required: true, anyOf: [{ type: 'string', maxLength: 9 }, { type: 'null' }] },
    items: { type: 'array' },
  });
});
