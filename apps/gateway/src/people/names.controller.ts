import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Roles } from '@tuntas/platform';
import { NamesDto, NamesQuery } from './names.dto';
import { NamesService } from './names.service';

@Roles('agent', 'supervisor', 'finance', 'admin')
@Controller('api/names')
export class NamesController {
  constructor(private readonly names: NamesService) {}

  @Get()
  @ApiOperation({
    summary: 'What people and organisations are called, by their ids',
    description: 'For staff, whose screens would otherwise show ids. Names only: no address, no role.',
  })
  @ApiOkResponse({ type: NamesDto })
  of(@Query() query: NamesQuery) {
    return this.names.of(query);
  }
}
