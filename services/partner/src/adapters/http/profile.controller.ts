import { Body, Controller, Get, Inject, Patch, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { partnerRoles } from '@tributary/contracts';
import { Allow, AnswersPosition, Caller, type Identity, problem, Refuses } from '@tributary/service-kit';
import type { FastifyReply } from 'fastify';
import { updatePartner } from '../../application/manage-partners.js';
import type { Ports } from '../../application/ports.js';
import type { DirectoryQueries } from '../../projections/directory.queries.js';
import { PORTS, QUERIES } from '../tokens.js';
import { actorOf, orProblem, position } from './answers.js';
import { partnerAnswer } from './partner-answers.js';
import { PartnerDto, ProfileUpdateDto } from './partners.dto.js';

/** What a partner sees and changes of itself. */
@ApiTags('profile')
@Controller('api/profile')
export class ProfileController {
  constructor(
    @Inject(PORTS) private readonly ports: Ports,
    @Inject(QUERIES) private readonly queries: DirectoryQueries,
  ) {}

  @Get()
  @Allow(...partnerRoles)
  @ApiOkResponse({ type: PartnerDto })
  @Refuses('unknown-partner')
  one(@Caller() caller: Identity): Promise<PartnerDto> {
    return partnerAnswer(this.ports, this.queries, caller.organisation, own(caller));
  }

  @Patch()
  @Allow('partner-owner')
  @ApiOkResponse({ type: PartnerDto })
  @AnswersPosition()
  @Refuses('unknown-partner', 'wrong-state', 'changed-meanwhile')
  async update(
    @Caller() caller: Identity,
    @Body() body: ProfileUpdateDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PartnerDto> {
    const changed = orProblem(await updatePartner(this.ports, actorOf(caller), own(caller), body));
    position(reply, changed.position);
    return partnerAnswer(this.ports, this.queries, caller.organisation, own(caller));
  }
}

function own({ partner }: Identity): string {
  if (partner === null) throw problem('not-permitted');
  return partner;
}
