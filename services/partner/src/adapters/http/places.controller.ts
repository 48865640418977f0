import { Body, Controller, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, AnswersPosition, Caller, type Identity, momentOf, Refuses, RequireScope } from '@tributary/service-kit';
import type { FastifyReply } from 'fastify';
import { changeParent, changeTier } from '../../application/change-place.js';
import type { Changed } from '../../application/partner-stream.js';
import type { Ports } from '../../application/ports.js';
import type { Refusal } from '../../domain/refusal.js';
import type { DirectoryQueries } from '../../projections/directory.queries.js';
import { PORTS, QUERIES } from '../tokens.js';
import { actorOf, orProblem, position } from './answers.js';
import { partnerAnswer } from './partner-answers.js';
import { NewParentDto, NewTierDto, PartnerDto } from './partners.dto.js';

/** A partner's tier, and the partner above it. */
@ApiTags('partners')
@Controller('api/partners/:partner')
export class PlacesController {
  constructor(
    @Inject(PORTS) private readonly ports: Ports,
    @Inject(QUERIES) private readonly queries: DirectoryQueries,
  ) {}

  @Post('tier')
  @HttpCode(200)
  @Allow('admin', 'program-manager', 'integration')
  @RequireScope('partners:write')
  @ApiOkResponse({ type: PartnerDto })
  @AnswersPosition()
  @Refuses('unknown-partner', 'unknown-program', 'wrong-state', 'changed-meanwhile', 'moment-in-future')
  async tier(
    @Caller() caller: Identity,
    @Param('partner') partner: string,
    @Body() { program = null, tier, from, occurredAt }: NewTierDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PartnerDto> {
    const at = this.momentOf(occurredAt);
    return this.answer(
      caller,
      partner,
      reply,
      await changeTier(this.ports, actorOf(caller), partner, { program, tier, from, at }),
    );
  }

  @Post('parent')
  @HttpCode(200)
  @Allow('admin', 'program-manager', 'integration')
  @RequireScope('partners:write')
  @ApiOkResponse({ type: PartnerDto })
  @AnswersPosition()
  @Refuses('unknown-partner', 'wrong-state', 'changed-meanwhile', 'moment-in-future')
  async parent(
    @Caller() caller: Identity,
    @Param('partner') partner: string,
    @Body() { parent, from, occurredAt }: NewParentDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PartnerDto> {
    const at = this.momentOf(occurredAt);
    return this.answer(
      caller,
      partner,
      reply,
      await changeParent(this.ports, actorOf(caller), partner, { parent, from, at }),
    );
  }

  private momentOf(text: string | undefined): number | undefined {
    return text === undefined ? undefined : momentOf(text, this.ports.clock);
  }

  private async answer(
    { organisation }: Identity,
    partner: string,
    reply: FastifyReply,
    changed: Changed | Refusal,
  ): Promise<PartnerDto> {
    position(reply, orProblem(changed).position);
    return partnerAnswer(this.ports, this.queries, organisation, partner);
  }
}
