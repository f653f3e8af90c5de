import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { createZodDto, Internal } from '@tuntas/platform';
import { z } from 'zod';
import { ConsigneeSearch } from './consignee-search.service';

class ConsigneeSearchDto extends createZodDto(
  z.strictObject({ name: z.string().trim().min(3).max(100), most: z.int().min(1).max(1_000) }),
) {}

/** Asked by the queue: a POST, so that no name stands in an address, where logs and proxies would keep it. */
@Controller('internal/consignees')
export class ConsigneeSearchController {
  constructor(private readonly search: ConsigneeSearch) {}

  @Post('search')
  @HttpCode(200)
  @Internal()
  find(@Body() { name, most }: ConsigneeSearchDto) {
    return this.search.find(name, most);
  }
}
