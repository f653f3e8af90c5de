import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '@tuntas/platform';
import { tryExample } from './examples';
import { RulePacksService } from './rule-packs.service';
import { PackDto, PackListDto, PackListQuery, PackQuery, TryAnswerDto, TryPackDto } from './rules.dto';

@ApiTags('claims')
@Controller('rule-packs')
export class RulePacksController {
  constructor(private readonly packs: RulePacksService) {}

  @Get()
  @Roles('shipper', 'agent', 'supervisor', 'finance', 'admin')
  @ApiOperation({ summary: 'Rule packs: the terms of carriers and the law, as data with dates and sources' })
  @ApiOkResponse({ type: PackListDto })
  list(@Query() query: PackListQuery) {
    return this.packs.list(query);
  }

  @Post('try')
  @HttpCode(200)
  @Roles('agent', 'supervisor', 'admin')
  @ApiOperation({ summary: 'Try a pack: facts in, answer out, for any pack and date; nothing is stored' })
  @ApiBody({ type: TryPackDto, examples: tryExample })
  @ApiOkResponse({ type: TryAnswerDto })
  try(@Body() question: TryPackDto) {
    return this.packs.try(question);
  }

  @Get(':id')
  @Roles('shipper', 'agent', 'supervisor', 'finance', 'admin')
  @ApiOperation({
    summary: 'One rule pack, its last version unless one is asked for, with what lint warns of',
  })
  @ApiOkResponse({ type: PackDto })
  get(@Param('id') id: string, @Query() { version }: PackQuery) {
    return this.packs.get(id, version);
  }
}
