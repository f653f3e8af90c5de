import { Body, Controller, Get, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Roles } from '@tuntas/platform';
import {
  NewScanBatchDto,
  NewScanDto,
  ScanBatchResultDto,
  ScanResultDto,
  UnmappedCodesDto,
} from './scans.dto';
import { ScansService } from './scans.service';

@ApiTags('scans')
@Controller('scans')
export class ScansController {
  constructor(private readonly scans: ScansService) {}

  @Post()
  @Roles('courier', 'agent', 'admin')
  @ApiCreatedResponse({ type: ScanResultDto })
  take(@CurrentActor() actor: Actor, @Body() scan: NewScanDto) {
    return this.scans.take(actor, scan);
  }

  @Post('batch')
  @HttpCode(HttpStatus.OK)
  @Roles('courier', 'agent', 'admin')
  @ApiOkResponse({ type: ScanBatchResultDto })
  takeBatch(@CurrentActor() actor: Actor, @Body() { scans }: NewScanBatchDto) {
    return this.scans.takeBatch(actor, scans);
  }

  /** Codes that carriers sent and nobody has mapped: their scans are kept, but move no parcel. */
  @Get('unmapped')
  @Roles('agent', 'supervisor', 'admin')
  @ApiOkResponse({ type: UnmappedCodesDto })
  async unmapped() {
    return { items: await this.scans.unmapped() };
  }
}
