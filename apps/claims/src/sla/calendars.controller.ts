import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IfMatch, Roles, Tagged } from '@tuntas/platform';
import { CalendarDto, CalendarsDto, PreviewDto, SaveCalendarDto } from './sla-rules.dto';
import { SlaRules } from './sla-rules.service';

const saving =
  'Running clocks are projected by it in the background. A new id is saved with `If-Match: "0"`.';

@ApiTags('promises')
@Controller('calendars')
export class CalendarsController {
  constructor(private readonly rules: SlaRules) {}

  @Get()
  @Roles('agent', 'supervisor', 'admin')
  @ApiOperation({ summary: 'Working hours and holidays of every office' })
  @ApiOkResponse({ type: CalendarsDto })
  list() {
    return this.rules.list('calendar');
  }

  @Get(':id')
  @Roles('agent', 'supervisor', 'admin')
  @ApiOperation({ summary: 'One calendar, newest version' })
  @ApiOkResponse({ type: CalendarDto })
  @Tagged()
  get(@Param('id') id: string) {
    return this.rules.get('calendar', id);
  }

  @Get(':id/history')
  @Roles('agent', 'supervisor', 'admin')
  @ApiOperation({ summary: 'Every version of a calendar, newest first' })
  @ApiOkResponse({ type: CalendarsDto })
  history(@Param('id') id: string) {
    return this.rules.history('calendar', id);
  }

  @Post(':id/preview')
  @HttpCode(200)
  @Roles('admin')
  @ApiOperation({ summary: 'What saving this calendar would move, without saving it' })
  @ApiOkResponse({ type: PreviewDto })
  preview(@Param('id') id: string, @Body() edit: SaveCalendarDto) {
    return this.rules.preview('calendar', id, edit);
  }

  @Put(':id')
  @Roles('admin')
  @ApiOperation({ summary: 'Save a calendar as its next version', description: saving })
  @ApiOkResponse({ type: CalendarDto })
  @Tagged()
  save(
    @Param('id') id: string,
    @Body() edit: SaveCalendarDto,
    @CurrentActor() actor: Actor,
    @IfMatch() ifMatch: string | undefined,
  ) {
    return this.rules.save(actor, 'calendar', id, edit, ifMatch);
  }
}
