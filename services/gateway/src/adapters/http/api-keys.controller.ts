import { Body, Controller, Delete, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { newId } from '@tributary/contracts';
import { Allow, Caller, type Identity, inOrganisation, iso, problem, Refuses } from '@tributary/service-kit';
import type { Ports } from '../../application/ports.js';
import { digestOf, newApiKey } from '../../application/secrets.js';
import { addKey, type ApiKeyRow, deleteKey, listKeys } from '../postgres/api-keys.js';
import { PORTS } from '../tokens.js';
import { NewApiKeyDto } from './session.dto.js';
import { ApiKeyDto, MadeApiKeyDto } from './session-answers.dto.js';

@ApiTags('api keys')
@Controller('api/api-keys')
export class ApiKeysController {
  constructor(@Inject(PORTS) private readonly ports: Ports) {}

  @Get()
  @Allow('admin')
  @ApiOkResponse({ type: [ApiKeyDto] })
  async list(@Caller() { organisation }: Identity): Promise<ApiKeyDto[]> {
    return (await inOrganisation(this.ports.pools.request, organisation, listKeys)).map(shown);
  }

  @Post()
  @Allow('admin')
  @ApiCreatedResponse({ type: MadeApiKeyDto })
  async create(
    @Caller() { organisation, actor }: Identity,
    @Body() { name, scopes }: NewApiKeyDto,
  ): Promise<MadeApiKeyDto> {
    const { key, prefix } = newApiKey();
    const at = this.ports.clock.now();
    const id = newId<string>();
    await inOrganisation(this.ports.pools.request, organisation, (tx) =>
      addKey(tx, { id, organisation, account: actor, name, prefix, hash: digestOf(key), scopes, at }),
    );
    return { ...shown({ id, name, prefix, scopes, createdAt: at, lastUsedAt: null }), key };
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('admin')
  @ApiNoContentResponse()
  @Refuses('unknown-api-key')
  async remove(@Caller() { organisation }: Identity, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    const hash = await inOrganisation(this.ports.pools.request, organisation, (tx) => deleteKey(tx, id));
    if (!hash) throw problem('unknown-api-key');
    this.ports.keys.forget(hash);
  }
}

function shown({ createdAt, lastUsedAt, ...key }: ApiKeyRow): ApiKeyDto {
  return { ...key, createdAt: iso(createdAt), lastUsedAt: lastUsedAt === null ? null : iso(lastUsedAt) };
}
