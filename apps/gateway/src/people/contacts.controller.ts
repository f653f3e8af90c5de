import { Controller, Get, Query } from '@nestjs/common';
import { roles } from '@tuntas/contracts';
import { createZodDto, Internal, UuidParam } from '@tuntas/platform';
import { z } from 'zod';
import { PeopleList } from './people.list';
import { PeopleService } from './people.service';
import type { PersonRow } from './person.entity';

class ContactsQuery extends createZodDto(
  z
    .strictObject({ organisationId: z.uuid().optional(), role: z.enum(roles).optional() })
    .refine((given) => given.organisationId ?? given.role, 'Name an organisation or a role'),
) {}

const contact = ({ id, organisationId, email, name, locale, roles: held, active }: PersonRow) => ({
  personId: id,
  organisationId,
  email,
  name,
  locale,
  roles: held,
  active,
});

/** How to reach people: asked by the notifications service when it sends, because no event says it. */
@Controller('internal/people')
export class ContactsController {
  constructor(
    private readonly people: PeopleService,
    private readonly lists: PeopleList,
  ) {}

  @Get()
  @Internal()
  async list(@Query() { organisationId, role }: ContactsQuery) {
    return (await this.lists.reachable(organisationId, role)).map(contact);
  }

  @Get(':id')
  @Internal()
  async one(@UuidParam('id') id: string) {
    return contact(await this.people.find(id));
  }
}
