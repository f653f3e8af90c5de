import { createHash } from 'node:crypto';
import { Controller, Get, Header, Headers, HttpStatus, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '@tuntas/platform';
import type { FastifyReply } from 'fastify';
import { type PublicTracking, PublicTrackingDto } from './public-tracking.dto';
import { PublicTrackingService } from './public-tracking.service';

@ApiTags('public')
@Controller('t')
export class PublicTrackingController {
  constructor(private readonly tracking: PublicTrackingService) {}

  /** The same short answer for every unknown number: cheap to give, nothing to learn from. */
  @Get(':number')
  @Public()
  @ApiOperation({
    summary: 'Where a parcel is and whose hands it has been in; ask again with If-None-Match to follow it',
  })
  @Header('Cache-Control', 'public, no-cache')
  // At the gateway the same address is a page for a browser.
  @Header('Vary', 'Accept')
  @ApiOkResponse({ type: PublicTrackingDto })
  @ApiResponse({ status: 304, description: 'Nothing has happened since the ETag in If-None-Match' })
  async find(
    @Param('number') number: string,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PublicTracking | undefined> {
    const found = await this.tracking.find(number.slice(0, 64));
    const etag = `"${createHash('sha256').update(JSON.stringify(found)).digest('base64url').slice(0, 22)}"`;
    reply.header('etag', etag);
    if (!known?.includes(etag)) return found;
    reply.status(HttpStatus.NOT_MODIFIED);
    return undefined;
  }
}
