import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type CommissionId, partnerRoles, staffRoles } from '@tributary/contracts';
import { exactly } from '@tributary/money';
import {
  Allow,
  Caller,
  decodeCursor,
  type Identity,
  pageOf,
  problem,
  ReadsWrites,
  readYourWrites,
  Refuses,
  RequireScope,
  type ServiceContext,
} from '@tributary/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Sums, totalsByState } from '../../application/totals-by-state.js';
import type { UnsettledOf } from '../../application/unsettled.js';
import { engineGroup, listGroup } from '../../groups.js';
import type { CommissionFilter, CommissionListReader } from '../../projections/commission-list.reader.js';
import type { ReferenceReader } from '../../projections/reference.reader.js';
import { CONTEXT, READER, REFERENCES, UNSETTLED } from '../tokens.js';
import { isPartner, toCommissions } from './answers.js';
import { CommissionsPageDto, CommissionTotalsDto } from './commission-answers.dto.js';
import { CommissionsQuery } from './commissions.dto.js';

@ApiTags('commissions')
@Controller('api/commissions')
export class CommissionsController {
  constructor(
    @Inject(CONTEXT) private readonly context: ServiceContext,
    @Inject(READER) private readonly reader: CommissionListReader,
    @Inject(REFERENCES) private readonly references: ReferenceReader,
    @Inject(UNSETTLED) private readonly unsettledOf: UnsettledOf,
  ) {}

  @Get()
  @Allow(...staffRoles, ...partnerRoles, 'integration')
  @RequireScope('commissions:read')
  @ReadsWrites()
  @ApiOkResponse({ type: CommissionsPageDto })
  @Refuses('unknown-program')
  async list(
    @Query() query: CommissionsQuery,
    @Caller() caller: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommissionsPageDto> {
    await this.caughtUp(request, reply, caller);
    await refuseUnknownProgram(this.references, caller, query);
    const cursor = decodeCursor(query.cursor, 2);
    const filter = filterOf(query, caller);
    const waiting = await this.waiting(caller, filter);
    const rows = await this.reader.page(
      caller.organisation,
      filter,
      waiting,
      cursor && [Number(cursor[0]), String(cursor[1])],
      query.limit + 1,
      query.sort === 'soldAt',
    );
    const items = await toCommissions(rows, this.context.personal, caller.organisation, caller, this.unsettledOf);
    const page = pageOf(
      items,
      query.limit,
      (item) => item,
      ({ soldAt, id }) => [Date.parse(soldAt), id],
    );
    const sums = await this.reader.sums(caller.organisation, filter, waiting);
    return { ...page, count: Number(sums.reduce((sum, { count }) => sum + count, 0n)), totals: totalsOf(sums) };
  }

  @Get('totals')
  @Allow(...staffRoles, ...partnerRoles)
  @ReadsWrites()
  @ApiOkResponse({ type: [CommissionTotalsDto] })
  async totals(
    @Caller() caller: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommissionTotalsDto[]> {
    await this.caughtUp(request, reply, caller);
    const filter = filterOf({}, caller);
    const waiting = await this.waiting(caller, filter);
    return totalsOf(await this.reader.sums(caller.organisation, filter, waiting));
  }

  private async waiting({ organisation }: Identity, filter: CommissionFilter): Promise<CommissionId[]> {
    return [...(await this.unsettledOf(await this.reader.pendingBonuses(organisation, filter))).keys()];
  }

  private caughtUp(request: FastifyRequest, reply: FastifyReply, { organisation }: Identity): Promise<void> {
    return readYourWrites(request, reply, this.context.bus, organisation, engineGroup, listGroup);
  }
}

/** A slip in a program's name must not look like a program without commissions. */
export async function refuseUnknownProgram(
  references: ReferenceReader,
  { organisation }: Identity,
  { program }: Pick<CommissionsQuery, 'program'>,
): Promise<void> {
  if (program !== undefined && (await references.program(organisation, program)).length === 0)
    throw problem('unknown-program');
}

export function filterOf(query: Partial<CommissionsQuery>, caller: Identity): CommissionFilter {
  return {
    state: query.state,
    program: query.program,
    search: query.search,
    // What is masked for a partner must not be found by it either.
    customer: isPartner(caller) ? undefined : query.search,
    partner: isPartner(caller) ? (caller.partner ?? undefined) : query.partner,
    from: query.from === undefined ? undefined : Date.parse(query.from),
    to: query.to === undefined ? undefined : Date.parse(query.to),
    unsettled: query.unsettled === undefined ? undefined : query.unsettled === 'true',
  };
}

function totalsOf(sums: readonly Sums[]): CommissionTotalsDto[] {
  return totalsByState(sums).map(({ state, unsettled, currency, count, amount }) => ({
    state: state as CommissionTotalsDto['state'],
    unsettled,
    count: Number(count),
    amount: { amount: exactly(amount), currency },
  }));
}
