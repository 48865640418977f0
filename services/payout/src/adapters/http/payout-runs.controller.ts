import { Body, Controller, Get, Header, HttpCode, Inject, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { exactly, formatDecimal, isCurrency } from '@tributary/money';
import {
  Allow,
  answerPosition,
  AnswersCsv,
  AnswersPosition,
  Caller,
  csvText,
  type Identity,
  iso,
  problem,
  ReadsWrites,
  readYourWrites,
  Refuses,
  type ServiceContext,
} from '@tributary/service-kit';
import { shipped } from '@tributary/bus';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Outcome, PayoutRuns } from '../../application/payout-runs.js';
import { ledgerGroup, runsGroup } from '../../groups.js';
import type { PayoutReader, PayoutRow, RunRow } from '../../projections/payout.reader.js';
import { CONTEXT, READER, RUNS } from '../tokens.js';
import { namesOf } from './names.js';
import { PayoutRunDto, PayoutRunSummaryDto } from './payout-answers.dto.js';
import { NewRun, SeenRun } from './payouts.dto.js';

const unknownRun = () => problem('unknown-payout-run');
const runParam = new ParseUUIDPipe({ exceptionFactory: unknownRun });
const payoutParam = new ParseUUIDPipe({ exceptionFactory: () => problem('unknown-payout') });
/** How long an answer waits for its own effect. */
const patience = 2_000;

@ApiTags('payout runs')
@Controller('api/payout-runs')
@Allow('admin', 'finance')
export class PayoutRunsController {
  constructor(
    @Inject(CONTEXT) private readonly context: ServiceContext,
    @Inject(READER) private readonly reader: PayoutReader,
    @Inject(RUNS) private readonly runs: PayoutRuns,
  ) {}

  @Get()
  @ApiOkResponse({ type: [PayoutRunSummaryDto] })
  @ReadsWrites()
  async list(
    @Caller() caller: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PayoutRunSummaryDto[]> {
    await this.caughtUp(request, reply, caller);
    return (await this.reader.runs(caller.organisation, null)).map(toSummary);
  }

  @Get(':id')
  @ApiOkResponse({ type: PayoutRunDto })
  @ReadsWrites()
  @Refuses('unknown-payout-run')
  async one(
    @Param('id', runParam) id: string,
    @Caller() caller: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PayoutRunDto> {
    await this.caughtUp(request, reply, caller);
    return this.show(caller, id);
  }

  @Post()
  @ApiCreatedResponse({ type: PayoutRunDto })
  @AnswersPosition()
  @Refuses('unknown-currency', 'nothing-to-pay', 'changed-meanwhile', 'sum-out-of-range')
  async propose(
    @Body() { currency }: NewRun,
    @Caller() caller: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PayoutRunDto> {
    if (!isCurrency(currency)) throw problem('unknown-currency');
    return this.done(await this.runs.propose(caller.organisation, caller.actor, currency), caller, reply);
  }

  @Post(':id/approve')
  @HttpCode(200)
  @ApiOkResponse({ type: PayoutRunDto })
  @AnswersPosition()
  @Refuses('unknown-payout-run', 'amount-changed', 'wrong-state', 'changed-meanwhile')
  async approve(
    @Param('id', runParam) id: string,
    @Body() { amount, count }: SeenRun,
    @Caller() caller: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PayoutRunDto> {
    return this.done(
      await this.runs.approve(caller.organisation, caller.actor, id, { amount: BigInt(amount), count }),
      caller,
      reply,
    );
  }

  @Post(':id/pay')
  @HttpCode(200)
  @ApiOkResponse({ type: PayoutRunDto })
  @AnswersPosition()
  @Refuses('unknown-payout-run', 'wrong-state', 'changed-meanwhile')
  async pay(
    @Param('id', runParam) id: string,
    @Caller() caller: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PayoutRunDto> {
    return this.done(await this.runs.markPaid(caller.organisation, caller.actor, id), caller, reply);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @ApiOkResponse({ type: PayoutRunDto })
  @AnswersPosition()
  @Refuses('unknown-payout-run', 'wrong-state', 'changed-meanwhile')
  async cancel(
    @Param('id', runParam) id: string,
    @Caller() caller: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PayoutRunDto> {
    return this.done(await this.runs.cancel(caller.organisation, caller.actor, id), caller, reply);
  }

  @Post(':id/payouts/:payout/return')
  @HttpCode(200)
  @ApiOkResponse({ type: PayoutRunDto, description: 'A bank has sent the payout back' })
  @AnswersPosition()
  @Refuses('unknown-payout-run', 'unknown-payout', 'wrong-state', 'changed-meanwhile')
  async returnPayout(
    @Param('id', runParam) id: string,
    @Param('payout', payoutParam) payout: string,
    @Caller() caller: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PayoutRunDto> {
    return this.done(await this.runs.returnPayout(caller.organisation, caller.actor, id, payout), caller, reply);
  }

  @Get(':id/export')
  @AnswersCsv('For a bank')
  @Refuses('unknown-payout-run')
  @Header('content-type', 'text/csv; charset=utf-8')
  async export(@Param('id', runParam) id: string, @Caller() caller: Identity): Promise<string> {
    const { payouts, number } = await this.show(caller, id);
    const rows = payouts.map(({ partnerCode, partnerName, amount, state }) => [
      partnerCode,
      partnerName,
      formatDecimal(BigInt(amount.amount), amount.currency),
      amount.currency,
      `Run ${number}`,
      state,
    ]);
    const columns = ['partner_code', 'partner_name', 'amount', 'currency', 'reference', 'state'];
    return csvText([columns, ...rows]);
  }

  private async done(outcome: Outcome, caller: Identity, reply: FastifyReply): Promise<PayoutRunDto> {
    if (outcome.kind !== 'done') throw problem(outcome.kind);
    await this.tellOthers(caller, outcome.position, reply);
    return this.show(caller, outcome.run);
  }

  /** The position that a caller reads after includes what follows: the payouts requested, the commissions paid. */
  private async tellOthers({ organisation }: Identity, position: bigint, reply: FastifyReply): Promise<void> {
    const { bus, facts, pools } = this.context;
    for (const group of [runsGroup, ledgerGroup]) await bus.waitFor(group, organisation, position, patience);
    const sent = await shipped(pools.worker, organisation, patience);
    answerPosition(reply, sent ? await facts.head() : position);
  }

  private async show(caller: Identity, id: string): Promise<PayoutRunDto> {
    const found = await this.runs.find(caller.organisation, id);
    if (!found) throw unknownRun();
    return this.toRun(caller, found.run, found.payouts);
  }

  private async toRun(caller: Identity, run: RunRow, payouts: readonly PayoutRow[]): Promise<PayoutRunDto> {
    const { personal } = this.context;
    const leftOut =
      run.state === 'proposed' ? (await this.runs.candidates(caller.organisation, run.currency)).leftOut : [];
    const [names, leftOutNames] = await Promise.all([
      namesOf(personal, caller, payouts),
      namesOf(
        personal,
        caller,
        leftOut.map(({ row }) => row),
      ),
    ]);
    const money = (amount: string) => moneyIn(run, amount);
    return {
      ...toSummary(run),
      payouts: payouts.map((row, n) => ({
        id: row.payout,
        partner: row.partner,
        partnerName: names[n] ?? row.code,
        partnerCode: row.code,
        amount: money(row.amount),
        state: row.state,
      })),
      leftOut: leftOut.map(({ row, reason }, n) => ({
        partner: row.partner,
        partnerName: leftOutNames[n] ?? row.code,
        amount: money(row.available),
        reason,
      })),
    };
  }

  private caughtUp(request: FastifyRequest, reply: FastifyReply, { organisation }: Identity): Promise<void> {
    return readYourWrites(request, reply, this.context.bus, organisation, ledgerGroup, runsGroup);
  }
}

const moneyIn = ({ currency }: RunRow, amount: string) => ({ amount: exactly(BigInt(amount)), currency });

const toSummary = (run: RunRow): PayoutRunSummaryDto => ({
  id: run.run,
  number: run.number,
  currency: run.currency,
  state: run.state,
  replacedBy: run.replacedBy,
  count: run.count,
  createdAt: iso(Number(run.createdAt)),
  total: moneyIn(run, run.total),
});
