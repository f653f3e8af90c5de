import { Module } from '@nestjs/common';
import { ConsoleFiles } from './console-files';
import { PagesController } from './pages.controller';
import { SecurityHeaders } from './security-headers';

@Module({
  controllers: [PagesController],
  providers: [ConsoleFiles, SecurityHeaders],
  exports: [ConsoleFiles],
})
export class PagesModule {}
