import { Body, Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { partnerId, partnerRoles, programId, staffRoles } from '@tributary/contracts';
import {
  Allow,
  type BusRegistry,
  Caller,
  type Identity,
  iso,
  problem,
  ReadsWrites,
  readYourWrites,
  Refuses,
  RequireScope,
  Stores,
} from '@tributary/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createLink } from '../../application/create-link.js';
import type { Ports } from '../../application/ports.js';
import { directoryGroup } from '../../projections/directory.projection.js';
import type { DirectoryQueries } from '../../projections/directory.queries.js';
import { BUS, PORTS, PUBLIC_URL, QUERIES } from '../tokens.js';
import { actorOf, idOf, isPartner, orProblem, page, readCursor, stored } from './answers.js';
import { LinkDto, LinkListQuery, LinksPageDto, NewLinkDto } from './links.dto.js';

@ApiTags('links')
@Controller('api/links')
export class LinksController {
  constructor(
    @Inject(PORTS) private readonly ports: Ports,
    @Inject(QUERIES) private readonly queries: DirectoryQueries,
    @Inject(BUS) private readonly bus: BusRegistry,
    @Inject(PUBLIC_URL) private readonly publicUrl: string,
  ) {}

  @Get()
  @Allow(...staffRoles, ...partnerRoles, 'integration')
  @RequireScope('programs:write')
  @ApiOkResponse({ type: LinksPageDto })
  @ReadsWrites()
  async list(
    @Caller() caller: Identity,
    @Query() query: LinkListQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LinksPageDto> {
    const { organisation } = caller;
    const after = readCursor(query.cursor);
    await readYourWrites(request, reply, this.bus, organisation, directoryGroup);
    const partner = isPartner(caller) ? ownPartner(caller) : idOf(organisation, query.partner, partnerId);
    const program = idOf(organisation, query.program, programId);
    const rows = await this.queries.links(organisation, {
      partner,
      program,
      search: query.search ?? null,
      after,
      limit: query.limit + 1,
    });
    return page(
      rows,
      query.limit,
      ({ createdAt }) => createdAt,
      ({ createdAt, programName, ...link }) => ({
        ...link,
        programName: programName ?? '',
        url: this.urlOf(link.code),
        createdAt: iso(createdAt),
      }),
    );
  }

  @Post()
  @Allow('admin', 'program-manager', ...partnerRoles, 'integration')
  @RequireScope('programs:write')
  @Stores(LinkDto)
  @Refuses('unknown-program', 'unknown-partner', 'program-ended', 'already-exists', 'target-not-allowed')
  async create(
    @Caller() caller: Identity,
    @Body() body: NewLinkDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LinkDto> {
    const partner = isPartner(caller) ? ownPartner(caller) : (body.partner ?? null);
    const answer = orProblem(await createLink(this.ports, actorOf(caller), { ...body, partner }));
    stored(reply, answer);
    const {
      link: { link: id, code, program, target, campaign, partner: owner },
      programName,
      createdAt,
    } = answer;
    return {
      id,
      code,
      url: this.urlOf(code),
      program,
      programName,
      partner: owner,
      target,
      campaign,
      createdAt: iso(createdAt),
    };
  }

  private urlOf(code: string): string {
    return `${this.publicUrl}/r/${code}`;
  }
}

export function ownPartner({ partner }: Identity): string {
  if (partner === null) throw problem('not-permitted');
  return partner;
}
