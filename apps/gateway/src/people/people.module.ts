import { Module } from '@nestjs/common';
import { RateLimitsModule } from '../rate-limits/rate-limits.module';
import { ContactsController } from './contacts.controller';
import { PasswordLinks } from './password-links.service';
import { PasswordController } from './password.controller';
import { PeopleController } from './people.controller';
import { PeopleList } from './people.list';
import { PeopleService } from './people.service';

@Module({
  imports: [RateLimitsModule],
  controllers: [PeopleController, ContactsController, PasswordController],
  providers: [PeopleService, PeopleList, PasswordLinks],
  exports: [PeopleService, PasswordLinks],
})
export class PeopleModule {}
