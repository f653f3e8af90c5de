import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
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

class PeopleSearchDto extends createZodDto(
  z.strictObject({ name: z.string().trim().min(3).max(100), most: z.int().min(1).max(1_000) }),
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

/** How to reach people, and who has a name: asked by other services when they need it, because no event says it. */
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

  /** Asked by the queue: a POST, so that no name stands in an address, where logs and proxies would keep it. */
  @Post('search')
  @HttpCode(200)
  @Internal()
  search(@Body() { name, most }: PeopleSearchDto) {
    return this.lists.named(name, most);
  }

  @Get(':id')
  @Internal()
  async one(@UuidParam('id') id: string) {
    return contact(await this.people.find(id));
  }
}
