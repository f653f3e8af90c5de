import { Body, Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import {
  ApiBody,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { type Actor, CurrentActor, IfMatch, Roles, Tagged, UuidParam } from '@tuntas/platform';
import { QueueViewDto, QueueViewsDto, SaveViewDto, viewExamples } from './queue-views.dto';
import { QueueViews } from './queue-views.service';

@ApiTags('queue')
@Controller('queue/views')
@Roles('agent', 'supervisor', 'admin')
export class QueueViewsController {
  constructor(private readonly views: QueueViews) {}

  @Get()
  @ApiOperation({ summary: 'My saved views of the queue and those shared with me' })
  @ApiOkResponse({ type: QueueViewsDto })
  list(@CurrentActor() actor: Actor) {
    return this.views.list(actor);
  }

  @Post()
  @ApiOperation({ summary: 'Save a view' })
  @ApiBody({ type: SaveViewDto, examples: viewExamples })
  @ApiCreatedResponse({ type: QueueViewDto })
  @Tagged()
  save(@Body() body: SaveViewDto, @CurrentActor() actor: Actor) {
    return this.views.save(actor, body);
  }

  @Put(':id')
  @ApiOperation({ summary: 'Change a view of mine' })
  @ApiBody({ type: SaveViewDto, examples: viewExamples })
  @ApiOkResponse({ type: QueueViewDto })
  @Tagged()
  change(
    @UuidParam('id') id: string,
    @Body() body: SaveViewDto,
    @CurrentActor() actor: Actor,
    @IfMatch() ifMatch: string | undefined,
  ) {
    return this.views.change(actor, id, body, ifMatch);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Forget a view of mine' })
  @ApiNoContentResponse({ description: 'Gone' })
  remove(@UuidParam('id') id: string, @CurrentActor() actor: Actor) {
    return this.views.remove(actor, id);
  }
}
