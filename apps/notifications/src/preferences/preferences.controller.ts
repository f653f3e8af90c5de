import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Roles } from '@tuntas/platform';
import { PreferencesDto } from './preferences.dto';
import { PreferencesService } from './preferences.service';

@ApiTags('preferences')
@Roles('courier', 'shipper', 'agent', 'supervisor', 'finance', 'admin')
@Controller('preferences')
export class PreferencesController {
  constructor(private readonly preferences: PreferencesService) {}

  @Get()
  @ApiOkResponse({ type: PreferencesDto })
  mine(@CurrentActor() actor: Actor) {
    return this.preferences.of(actor);
  }

  @Put()
  @ApiOkResponse({ type: PreferencesDto })
  replace(@CurrentActor() actor: Actor, @Body() body: PreferencesDto) {
    return this.preferences.replace(actor, body);
  }
}
