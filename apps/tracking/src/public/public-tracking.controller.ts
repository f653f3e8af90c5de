import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '@tuntas/platform';
import { PublicTrackingDto } from './public-tracking.dto';
import { PublicTrackingService } from './public-tracking.service';

@ApiTags('public')
@Controller('t')
export class PublicTrackingController {
  constructor(private readonly tracking: PublicTrackingService) {}

  /** The same short answer for every unknown number: cheap to give, nothing to learn from. */
  @Get(':number')
  @Public()
  @Header('Cache-Control', 'public, max-age=30')
  @ApiOkResponse({ type: PublicTrackingDto })
  find(@Param('number') number: string) {
    return this.tracking.find(number.slice(0, 64));
  }
}
