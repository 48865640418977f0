import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { staffRoles } from '@tributary/contracts';
import {
  Allow,
  AnswersPosition,
  type BusRegistry,
  Caller,
  type Identity,
  iso,
  pageOf,
  problem,
  ReadsWrites,
  readYourWrites,
  Refuses,
  RequireScope,
  Stores,
} from '@tributary/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { erasePartner } from '../../application/erase-person.js';
import { invite, type Invited, revokeAccess } from '../../application/invitations.js';
import { addPartner, changeStanding, updatePartner } from '../../application/manage-partners.js';
import type { Ports } from '../../application/ports.js';
import { standingOf } from '../../application/standing.js';
import type { StandingChange } from '../../domain/partner.js';
import { directoryGroup } from '../../projections/directory.projection.js';
import type { DirectoryQueries } from '../../projections/directory.queries.js';
import { BUS, PORTS, QUERIES } from '../tokens.js';
import { actorOf, afterOf, orProblem, position } from './answers.js';
import { partnerAnswer } from './partner-answers.js';
import {
  dtoOf,
  InvitationDto,
  NewPartnerDto,
  PartnerDto,
  PartnersPageDto,
  PartnersQuery,
  PartnerUpdateDto,
  StandingDto,
  StandingReasonDto,
} from './partners.dto.js';

@ApiTags('partners')
@Controller('api/partners')
export class PartnersController {
  constructor(
    @Inject(PORTS) private readonly ports: Ports,
    @Inject(QUERIES) private readonly queries: DirectoryQueries,
    @Inject(BUS) private readonly bus: BusRegistry,
  ) {}

  @Get()
  @Allow(...staffRoles, 'integration')
  @RequireScope('partners:write')
  @ApiOkResponse({ type: PartnersPageDto })
  @ReadsWrites()
  async list(
    @Caller() { organisation }: Identity,
    @Query() query: PartnersQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PartnersPageDto> {
    const { search = null, state = null, limit } = query;
    const after = afterOf(query.cursor);
    await readYourWrites(request, reply, this.bus, organisation, directoryGroup);
    const partners = await this.queries.list(organisation, { ids: null, state, search, after, limit: limit + 1 });
    return pageOf(partners, limit, dtoOf, ({ createdAt, id }) => [createdAt, id]);
  }

  @Post()
  @Allow('admin', 'program-manager', 'integration')
  @RequireScope('partners:write')
  @Stores(PartnerDto)
  @Refuses('already-exists')
  async add(
    @Caller() caller: Identity,
    @Body() body: NewPartnerDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PartnerDto> {
    const stored = orProblem(await addPartner(this.ports, actorOf(caller), body));
    const { id } = stored.partner;
    const invited = body.invite && stored.added ? orProblem(await invite(this.ports, actorOf(caller), id)) : null;
    void reply.code(stored.added ? 201 : 200);
    position(reply, invited?.position ?? stored.position);
    return partnerAnswer(this.ports, this.queries, caller.organisation, id);
  }

  @Get(':partner')
  @Allow(...staffRoles, 'integration')
  @RequireScope('partners:write')
  @ApiOkResponse({ type: PartnerDto })
  @ReadsWrites()
  @Refuses('unknown-partner')
  async one(
    @Caller() { organisation }: Identity,
    @Param('partner') partner: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PartnerDto> {
    await readYourWrites(request, reply, this.bus, organisation, directoryGroup);
    return partnerAnswer(this.ports, this.queries, organisation, partner);
  }

  @Patch(':partner')
  @Allow('admin', 'program-manager', 'integration')
  @RequireScope('partners:write')
  @ApiOkResponse({ type: PartnerDto })
  @AnswersPosition()
  @Refuses('unknown-partner', 'wrong-state', 'changed-meanwhile')
  async update(
    @Caller() caller: Identity,
    @Param('partner') partner: string,
    @Body() body: PartnerUpdateDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PartnerDto> {
    const changed = orProblem(await updatePartner(this.ports, actorOf(caller), partner, body));
    position(reply, changed.position);
    return partnerAnswer(this.ports, this.queries, caller.organisation, partner);
  }

  @Get(':partner/standing')
  @Allow(...staffRoles)
  @ApiOkResponse({ type: [StandingDto], description: 'The latest first' })
  @Refuses('unknown-partner')
  async standing(@Caller() { organisation }: Identity, @Param('partner') partner: string): Promise<StandingDto[]> {
    const turns = await standingOf(this.ports, organisation, partner);
    if (!turns) throw problem('unknown-partner');
    return turns.map((turn) => ({ ...turn, at: iso(turn.at) }));
  }

  @Post(':partner/suspend')
  @HttpCode(200)
  @Allow('admin', 'program-manager')
  @ApiOkResponse({ type: PartnerDto })
  @AnswersPosition()
  @Refuses('unknown-partner', 'wrong-state', 'changed-meanwhile')
  suspend(
    @Caller() caller: Identity,
    @Param('partner') partner: string,
    @Body() { reason }: StandingReasonDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PartnerDto> {
    return this.changeStanding(caller, partner, 'suspend', reply, reason);
  }

  @Post(':partner/reinstate')
  @HttpCode(200)
  @Allow('admin', 'program-manager')
  @ApiOkResponse({ type: PartnerDto })
  @AnswersPosition()
  @Refuses('unknown-partner', 'wrong-state', 'changed-meanwhile')
  reinstate(
    @Caller() caller: Identity,
    @Param('partner') partner: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PartnerDto> {
    return this.changeStanding(caller, partner, 'reinstate', reply);
  }

  @Post(':partner/terminate')
  @HttpCode(200)
  @Allow('admin', 'program-manager')
  @ApiOkResponse({ type: PartnerDto })
  @AnswersPosition()
  @Refuses('unknown-partner', 'wrong-state', 'changed-meanwhile')
  terminate(
    @Caller() caller: Identity,
    @Param('partner') partner: string,
    @Body() { reason }: StandingReasonDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PartnerDto> {
    return this.changeStanding(caller, partner, 'terminate', reply, reason);
  }

  /** Destroys name, address and every free text about the partner; codes and amounts stay. */
  @Post(':partner/erase')
  @HttpCode(200)
  @Allow('admin')
  @ApiOkResponse({ type: PartnerDto })
  @AnswersPosition()
  @Refuses('unknown-partner', 'changed-meanwhile')
  async erase(
    @Caller() caller: Identity,
    @Param('partner') partner: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PartnerDto> {
    const changed = orProblem(await erasePartner(this.ports, actorOf(caller), partner));
    position(reply, changed.position);
    return partnerAnswer(this.ports, this.queries, caller.organisation, partner);
  }

  @Post(':partner/invitations')
  @Allow('admin', 'program-manager', 'integration')
  @RequireScope('partners:write')
  @ApiCreatedResponse({ type: InvitationDto })
  @AnswersPosition()
  @Refuses('unknown-partner', 'wrong-state', 'changed-meanwhile')
  async invite(
    @Caller() caller: Identity,
    @Param('partner') partner: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InvitationDto> {
    const invited: Invited = orProblem(await invite(this.ports, actorOf(caller), partner));
    position(reply, invited.position);
    return { id: invited.invitation, partner: invited.partner, url: invited.url, expiresAt: iso(invited.expiresAt) };
  }

  @Delete(':partner/access')
  @HttpCode(200)
  @Allow('admin', 'program-manager')
  @ApiOkResponse({ type: PartnerDto })
  @AnswersPosition()
  @Refuses('unknown-partner', 'wrong-state', 'changed-meanwhile')
  async revoke(
    @Caller() caller: Identity,
    @Param('partner') partner: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PartnerDto> {
    const changed = orProblem(await revokeAccess(this.ports, actorOf(caller), partner));
    position(reply, changed.position);
    return partnerAnswer(this.ports, this.queries, caller.organisation, partner);
  }

  private async changeStanding(
    caller: Identity,
    partner: string,
    change: StandingChange,
    reply: FastifyReply,
    reason?: string,
  ): Promise<PartnerDto> {
    const changed = orProblem(await changeStanding(this.ports, actorOf(caller), partner, change, reason));
    position(reply, changed.position);
    return partnerAnswer(this.ports, this.queries, caller.organisation, partner);
  }
}
