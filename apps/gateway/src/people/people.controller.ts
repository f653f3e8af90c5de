import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import {
  type Actor,
  CurrentActor,
  ErasureAnswer,
  ErasureBody,
  IfMatch,
  Roles,
  Tagged,
  UuidParam,
} from '@tuntas/platform';
import { Erasure } from './erasure.service';
import {
  ChangePerson,
  Invitation,
  InvitePerson,
  PasswordLink,
  PeopleQuery,
  Person,
  PersonPage,
  personView,
} from './people.dto';
import { PeopleList } from './people.list';
import { PeopleService } from './people.service';

@Roles('admin')
@Controller('api/people')
export class PeopleController {
  constructor(
    private readonly people: PeopleService,
    private readonly lists: PeopleList,
    private readonly erasure: Erasure,
  ) {}

  /** The e-mail address is the natural key: sent twice, the second answer is 409 `person.email_taken`. */
  @Post()
  @ApiCreatedResponse({ type: Invitation })
  async invite(@Body() body: InvitePerson, @CurrentActor() actor: Actor) {
    const { person, setPasswordUrl } = await this.people.invite(body, actor);
    return { person: personView(person), setPasswordUrl };
  }

  @Get()
  @ApiOkResponse({ type: PersonPage })
  list(@Query() query: PeopleQuery) {
    return this.lists.page(query);
  }

  @Get(':id')
  @ApiOkResponse({ type: Person })
  @Tagged()
  async one(@UuidParam('id') id: string) {
    const person = await this.people.find(id);
    return personView(person);
  }

  @Patch(':id')
  @ApiOkResponse({ type: Person })
  @Tagged()
  async change(
    @UuidParam('id') id: string,
    @Body() body: ChangePerson,
    @IfMatch() ifMatch: string | undefined,
    @CurrentActor() actor: Actor,
  ) {
    const person = await this.people.change(id, body, ifMatch, actor);
    return personView(person);
  }

  @Post(':id/erase')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Erase a person: name, address and every access; what they did stays, under their id',
  })
  @ApiOkResponse({ type: ErasureAnswer })
  async erase(@UuidParam('id') id: string, @Body() { reason }: ErasureBody, @CurrentActor() actor: Actor) {
    return { erased: await this.erasure.erase(id, reason, actor) };
  }

  @Post(':id/password-link')
  @ApiCreatedResponse({ type: PasswordLink })
  async newLink(@UuidParam('id') id: string, @CurrentActor() actor: Actor) {
    const { url, expiresAt } = await this.people.newLink(id, actor);
    return { setPasswordUrl: url, expiresAt: expiresAt.toISOString() };
  }
}
