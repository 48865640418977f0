import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { staffRoles } from '@tributary/contracts';
import { Allow, Caller, type Identity } from '@tributary/service-kit';
import type { Ports } from '../../application/ports.js';
import { listActors } from '../postgres/accounts.js';
import { PORTS } from '../tokens.js';
import { ActorDto } from './session-answers.dto.js';

/** Whose names stand by what was done. */
@ApiTags('staff')
@Controller('api/actors')
export class ActorsController {
  constructor(@Inject(PORTS) private readonly ports: Ports) {}

  @Get()
  @Allow(...staffRoles)
  @ApiOkResponse({ type: [ActorDto], description: 'Members of staff, also former ones, and API keys, by name' })
  list(@Caller() { organisation }: Identity): Promise<ActorDto[]> {
    return listActors(this.ports.pools.worker, organisation);
  }
}
