import { Controller, Get, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { partnerRoles } from '@tributary/contracts';
import { exactly } from '@tributary/money';
import {
  Allow,
  Caller,
  decodeCursor,
  type Identity,
  iso,
  pageOf,
  PageQuery,
  problem,
  ReadsWrites,
  readYourWrites,
  type ServiceContext,
} from '@tributary/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { nextPayout } from '../../application/next-payout.js';
import { verifyLedger } from '../../application/verify-ledger.js';
import { ledgerGroup, runsGroup } from '../../groups.js';
import type { PayoutReader } from '../../projections/payout.reader.js';
import { CONTEXT, READER } from '../tokens.js';
import { namesOf, ownPartner } from './names.js';
import {
  BalanceDto,
  BalanceVerificationDto,
  NextPayoutDto,
  type PayoutDto,
  PayoutPageDto,
} from './payout-answers.dto.js';
import { BalancesQuery } from './payouts.dto.js';

@ApiTags('payouts')
@Controller('api')
export class BalancesController {
  constructor(
    @Inject(CONTEXT) private readonly context: ServiceContext,
    @Inject(READER) private readonly reader: PayoutReader,
  ) {}

  @Get('balances')
  @ApiOkResponse({ type: [BalanceDto] })
  @Allow('admin', 'finance', ...partnerRoles)
  @ReadsWrites()
  async balances(
    @Query() { partner }: BalancesQuery,
    @Caller() caller: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BalanceDto[]> {
    await readYourWrites(request, reply, this.context.bus, caller.organisation, ledgerGroup);
    const rows = await this.reader.balances(caller.organisation, ownPartner(caller) ?? partner ?? null);
    const names = await namesOf(this.context.personal, caller, rows);
    return rows.map((row, n) => ({
      partner: row.partner,
      partnerName: names[n] ?? row.code,
      currency: row.currency,
      held: exactly(row.held),
      pending: exactly(row.pending),
      available: exactly(row.available),
      inTransit: exactly(row.inTransit),
      paid: exactly(row.paid),
      debt: exactly(row.debt),
    }));
  }

  @Get('payouts')
  @ApiOkResponse({ type: PayoutPageDto })
  @Allow('admin', 'finance', ...partnerRoles)
  @ReadsWrites()
  async payouts(
    @Query() query: PageQuery,
    @Caller() caller: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PayoutPageDto> {
    await readYourWrites(request, reply, this.context.bus, caller.organisation, runsGroup);
    const rows = await this.reader.payouts(
      caller.organisation,
      ownPartner(caller),
      afterOf(query.cursor),
      query.limit + 1,
    );
    const names = await namesOf(this.context.personal, caller, rows);
    return pageOf(
      rows.map((row, n) => ({ row, name: names[n] ?? row.code })),
      query.limit,
      ({ row, name }) => ({
        id: row.payout,
        run: row.run,
        partner: row.partner,
        partnerName: name,
        amount: { amount: Number(row.amount), currency: row.currency },
        state: row.state as PayoutDto['state'],
        requestedAt: iso(Number(row.requestedAt)),
        paidAt: row.paidAt === null ? null : iso(Number(row.paidAt)),
        reference: `Run ${row.number} ${row.code}`,
      }),
      ({ row }) => [Number(row.requestedAt), row.payout],
    );
  }

  @Get('next-payout')
  @ApiOkResponse({ type: NextPayoutDto })
  @Allow(...partnerRoles)
  async next(@Caller() caller: Identity): Promise<NextPayoutDto> {
    return nextPayout(await this.reader.balances(caller.organisation, ownPartner(caller)), this.context.clock.now());
  }

  @Post('verification/balances')
  @HttpCode(200)
  @ApiOkResponse({ type: BalanceVerificationDto })
  @Allow('admin', 'finance')
  verify(@Caller() { organisation }: Identity): Promise<BalanceVerificationDto> {
    return verifyLedger(this.context, this.reader, organisation);
  }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Moment and id of the last row of the page before. */
function afterOf(cursor: string | undefined): readonly [number, string] | null {
  const parts = decodeCursor(cursor, 2);
  if (parts === null) return null;
  const [at, id] = parts;
  if (typeof at === 'number' && Number.isSafeInteger(at) && typeof id === 'string' && uuid.test(id)) return [at, id];
  throw problem('invalid-input', { errors: [{ path: 'cursor', message: 'is not from an answer of this route' }] });
}
