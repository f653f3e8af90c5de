import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module';
import { RateLimitsModule } from '../rate-limits/rate-limits.module';
import { ContactsController } from './contacts.controller';
import { Erasure } from './erasure.service';
import { FirstAdminController } from './first-admin.controller';
import { FirstAdminService } from './first-admin.service';
import { NamesController } from './names.controller';
import { NamesService } from './names.service';
import { PasswordLinks } from './password-links.service';
import { PasswordController } from './password.controller';
import { PeopleController } from './people.controller';
import { PeopleList } from './people.list';
import { PeopleService } from './people.service';

@Module({
  imports: [OrganisationsModule, RateLimitsModule],
  controllers: [
    PeopleController,
    NamesController,
    ContactsController,
    PasswordController,
    FirstAdminController,
  ],
  providers: [Erasure, PeopleService, PeopleList, NamesService, PasswordLinks, FirstAdminService],
  exports: [PeopleService, PasswordLinks],
})
export class PeopleModule {}
