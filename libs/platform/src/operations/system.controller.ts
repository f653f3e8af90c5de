import { Controller, Get } from '@nestjs/common';
import { Internal } from '../auth/access';
import { SystemFigures, type SystemReport } from './system-figures';

/** Asked by the gateway for the page of system health. */
@Controller('internal/system')
export class SystemController {
  constructor(private readonly figures: SystemFigures) {}

  @Get()
  @Internal()
  report(): Promise<SystemReport> {
    return this.figures.report();
  }
}
