import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '@tuntas/platform';
import { BoardDto, BoardQuery } from './board.dto';
import { BoardService } from './board.service';

@ApiTags('queue')
@Controller('sla-board')
export class BoardController {
  constructor(private readonly board: BoardService) {}

  @Get()
  @Roles('agent', 'supervisor', 'admin')
  @ApiOperation({
    summary: 'Promises of today, breaches by reason, load per agent, ageing and trend',
    description: 'Each number carries the filter with which GET /queue shows the claims behind it.',
  })
  @ApiOkResponse({ type: BoardDto })
  get(@Query() query: BoardQuery) {
    return this.board.board(query);
  }
}
