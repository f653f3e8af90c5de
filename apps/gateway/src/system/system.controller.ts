import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '@tuntas/platform';
import { SystemAnswer, type SystemView } from './system.dto';
import { SystemHealth } from './system.service';

@ApiTags('system')
@Controller('api/system')
@Roles('admin')
export class SystemOverviewController {
  constructor(private readonly health: SystemHealth) {}

  @Get()
  @ApiOperation({ summary: 'How every service is: readiness, unpublished events, lag, dead letters, timers' })
  @ApiOkResponse({ type: SystemAnswer })
  now(): Promise<SystemView> {
    return this.health.now();
  }
}
