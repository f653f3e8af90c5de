import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles } from '@tuntas/platform';
import { DirectoryAnswer, DirectoryQuery, type DirectoryView } from './directory.dto';
import { Directory } from './directory.service';

@ApiTags('directory')
@Controller('api/directory')
@Roles('agent', 'supervisor', 'finance', 'admin')
export class DirectoryController {
  constructor(private readonly directory: Directory) {}

  @Get()
  @ApiOperation({ summary: 'The names of people and organisations, for staff; unknown ids are left out' })
  @ApiOkResponse({ type: DirectoryAnswer })
  names(@Query() { person, organisation }: DirectoryQuery): Promise<DirectoryView> {
    return this.directory.names(person ?? [], organisation ?? []);
  }
}
