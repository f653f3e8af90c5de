import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import { DomainError } from '@tuntas/kernel';
import { type Actor, CurrentActor, Roles, UuidParam } from '@tuntas/platform';
import { ApiKeyPage, ApiKeysQuery, apiKeyView, CreateApiKey, CreatedApiKey } from './api-keys.dto';
import { ApiKeysList } from './api-keys.list';
import { ApiKeysService } from './api-keys.service';

@Roles('courier', 'shipper', 'agent', 'supervisor', 'finance', 'admin')
@Controller('api/api-keys')
export class ApiKeysController {
  constructor(
    private readonly apiKeys: ApiKeysService,
    private readonly lists: ApiKeysList,
  ) {}

  /** No Idempotency-Key here: an answer that is kept to be given again would keep the secret. */
  @Post()
  @ApiCreatedResponse({ type: CreatedApiKey })
  async create(@Body() body: CreateApiKey, @CurrentActor() actor: Actor) {
    requirePerson(actor);
    const { key, apiKey } = await this.apiKeys.create(body, actor);
    return { key, apiKey: apiKeyView(apiKey) };
  }

  @Get()
  @ApiOkResponse({ type: ApiKeyPage })
  list(@Query() query: ApiKeysQuery, @CurrentActor() actor: Actor) {
    return this.lists.page(query, actor);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  revoke(@UuidParam('id') id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.apiKeys.revoke(id, actor);
  }
}

/** A leaked key must not be able to make itself successors that outlive it. */
function requirePerson(actor: Actor): void {
  if (actor.kind === 'person') return;
  throw new DomainError(
    'forbidden',
    'api_key.needs_person',
    'Sign in to make a key: a key cannot make another.',
  );
}
