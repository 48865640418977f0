import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { partnerId, partnerRoles, programId, staffRoles } from '@tributary/contracts';
import {
  Allow,
  type BusRegistry,
  Caller,
  type Identity,
  iso,
  ReadsWrites,
  readYourWrites,
} from '@tributary/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { maskCustomer } from '../../domain/mask.js';
import { directoryGroup } from '../../projections/directory.projection.js';
import type { DirectoryQueries } from '../../projections/directory.queries.js';
import { BUS, QUERIES } from '../tokens.js';
import { idOf, isPartner, page, readCursor } from './answers.js';
import { ownPartner } from './links.controller.js';
import { ReferralsPageDto, ReferralsQuery } from './referrals.dto.js';

@ApiTags('referrals')
@Controller('api/referrals')
export class ReferralsController {
  constructor(
    @Inject(QUERIES) private readonly queries: DirectoryQueries,
    @Inject(BUS) private readonly bus: BusRegistry,
  ) {}

  @Get()
  @Allow(...staffRoles, ...partnerRoles)
  @ApiOkResponse({ type: ReferralsPageDto })
  @ReadsWrites()
  async list(
    @Caller() caller: Identity,
    @Query() query: ReferralsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReferralsPageDto> {
    const { organisation } = caller;
    const masked = isPartner(caller);
    const after = readCursor(query.cursor);
    await readYourWrites(request, reply, this.bus, organisation, directoryGroup);
    const rows = await this.queries.referrals(organisation, {
      partner: masked ? ownPartner(caller) : idOf(organisation, query.partner, partnerId),
      program: idOf(organisation, query.program, programId),
      search: masked ? null : (query.search ?? null), // searching what is masked would unmask it
      after,
      limit: query.limit + 1,
    });
    return page(
      rows,
      query.limit,
      ({ signedUpAt }) => signedUpAt,
      ({ clickedAt, signedUpAt, customer, programName, ...referral }) => ({
        ...referral,
        programName: programName ?? '',
        customer: masked ? maskCustomer(customer) : customer,
        clickedAt: clickedAt === null ? null : iso(clickedAt),
        signedUpAt: iso(signedUpAt),
        state: referral.partner === null ? 'unattributed' : 'signed-up',
      }),
    );
  }
}
