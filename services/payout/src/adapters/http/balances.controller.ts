import { Controller, Get, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Balance, BalanceVerification, NextPayout, Page, Payout } from '@tributary/api-client';
import { partnerRoles } from '@tributary/contracts';
import { Allow, Caller, decodeCursor, type Identity, iso, PageQuery, pageOf, readYourWrites, type ServiceContext } from '@tributary/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { nextPayout } from '../../application/next-payout.js';
import { verifyLedger } from '../../application/verify-ledger.js';
import { ledgerGroup, runsGroup } from '../../groups.js';
import type { PayoutReader } from '../../projections/payout.reader.js';
import { CONTEXT, READER } from '../tokens.js';
import { namesOf, ownPartner } from './names.js';
import { BalancesQuery } from './payouts.dto.js';

@ApiTags('payouts')
@Controller('api')
export class BalancesController {
  constructor(@Inject(CONTEXT) private readonly context: ServiceContext, @Inject(READER) private readonly reader: PayoutReader) {}

  @Get('balances')
  @Allow('admin', 'finance', ...partnerRoles)
  async balances(@Query() { partner }: BalancesQuery, @Caller() caller: Identity, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Balance[]> {
    await readYourWrites(request, reply, this.context.bus, caller.organisation, ledgerGroup);
    const rows = await this.reader.balances(caller.organisation, ownPartner(caller) ?? partner ?? null);
    const names = await namesOf(this.context.personal, caller, rows);
    return rows.map((row, n) => ({
      partner: row.partner, partnerName: names[n] ?? row.code, currency: row.currency, held: Number(row.held), pending: Number(row.pending),
      available: Number(row.available), inTransit: Number(row.inTransit), paid: Number(row.paid), debt: Number(row.debt),
    }));
  }

  @Get('payouts')
  @Allow('admin', 'finance', ...partnerRoles)
  async payouts(@Query() query: PageQuery, @Caller() caller: Identity, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Page<Payout>> {
    await readYourWrites(request, reply, this.context.bus, caller.organisation, runsGroup);
    const cursor = decodeCursor(query.cursor, 2);
    const rows = await this.reader.payouts(caller.organisation, ownPartner(caller), cursor && [Number(cursor[0]), String(cursor[1])], query.limit + 1);
    const names = await namesOf(this.context.personal, caller, rows);
    return pageOf(rows.map((row, n) => ({ row, name: names[n] ?? row.code })), query.limit, ({ row, name }) => ({
      id: row.payout, run: row.run, partner: row.partner, partnerName: name, amount: { amount: Number(row.amount), currency: row.currency },
      state: row.state as Payout['state'], requestedAt: iso(Number(row.requestedAt)), paidAt: row.paidAt === null ? null : iso(Number(row.paidAt)),
      reference: `Run ${row.number} ${row.code}`,
    }), ({ row }) => [Number(row.requestedAt), row.payout]);
  }

  @Get('next-payout')
  @Allow(...partnerRoles)
  async next(@Caller() caller: Identity): Promise<NextPayout> {
    return nextPayout(await this.reader.balances(caller.organisation, caller.partner), this.context.clock.now());
  }

  @Post('verification/balances')
  @HttpCode(200)
  @Allow('admin', 'finance')
  verify(@Caller() { organisation }: Identity): Promise<BalanceVerification> {
    return verifyLedger(this.context, this.reader, organisation);
  }
}
