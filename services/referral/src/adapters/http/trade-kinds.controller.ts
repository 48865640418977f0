import { Body, Controller, Inject, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Identity, problem, Refuses, RequireScope, Stores } from '@tributary/service-kit';
import type { FastifyReply } from 'fastify';
import type { Ports } from '../../application/ports.js';
import {
  endChargeback,
  recordActivity,
  recordChargeback,
  recordDeal,
  recordLead,
  setDealAmounts,
} from '../../application/record-trade-kinds.js';
import type { ChargebackEnd } from '../../domain/trade-kinds.js';
import { PORTS } from '../tokens.js';
import { actorOf, orProblem } from './answers.js';
import { answerOf, namedMoment, recordedAnswerOf } from './trade-answers.js';
import { defaultSource } from './sent-fields.js';
import { RecordedAnswerDto, TradeAnswerDto } from './trade.dto.js';
import {
  ChargebackDto,
  DealAmountsDto,
  NewActivityDto,
  NewChargebackDto,
  NewDealDto,
  NewLeadDto,
  OccurrenceDto,
} from './trade-kinds.dto.js';

const chargebackPipe = new ParseUUIDPipe({ exceptionFactory: () => problem('unknown-chargeback') });
const dealPipe = new ParseUUIDPipe({ exceptionFactory: () => problem('unknown-deal') });

/** What else earns or takes back: chargebacks, qualified leads, deals, deposits and the like. */
@ApiTags('trade')
@Controller('api')
export class TradeKindsController {
  constructor(@Inject(PORTS) private readonly ports: Ports) {}

  @Post('chargebacks')
  @Allow('admin', 'program-manager', 'integration')
  @RequireScope('conversions:write')
  @Stores(ChargebackDto)
  @Refuses('unknown-program', 'different-content', 'unknown-currency', 'amount-out-of-range', 'moment-in-future')
  async chargeback(
    @Caller() caller: Identity,
    @Body() { program, occurredAt, source = defaultSource, customerId, ...body }: NewChargebackDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ChargebackDto> {
    const command = { ...body, source, customerId: customerId ?? null };
    const moment = this.momentOf(occurredAt);
    const told = orProblem(await recordChargeback(this.ports, actorOf(caller), program, command, moment));
    return { ...answerOf(reply, told, told.data.chargeback, told.data), state: 'opened' };
  }

  @Post('chargebacks/:id/lost')
  @Allow('admin', 'program-manager', 'integration')
  @RequireScope('conversions:write')
  @Stores(ChargebackDto)
  @Refuses('unknown-chargeback', 'wrong-state', 'moment-in-future')
  lost(
    @Caller() caller: Identity,
    @Param('id', chargebackPipe) id: string,
    @Body() body: OccurrenceDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ChargebackDto> {
    return this.end(caller, id, 'lost', body, reply);
  }

  @Post('chargebacks/:id/won')
  @Allow('admin', 'program-manager', 'integration')
  @RequireScope('conversions:write')
  @Stores(ChargebackDto)
  @Refuses('unknown-chargeback', 'moment-in-future')
  won(
    @Caller() caller: Identity,
    @Param('id', chargebackPipe) id: string,
    @Body() body: OccurrenceDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ChargebackDto> {
    return this.end(caller, id, 'won', body, reply);
  }

  @Post('leads')
  @Allow('admin', 'program-manager', 'integration')
  @RequireScope('conversions:write')
  @Stores(RecordedAnswerDto)
  @Refuses('unknown-program', 'different-content', 'moment-in-future')
  async lead(
    @Caller() caller: Identity,
    @Body() { program, occurredAt, source = defaultSource, customerId, ...body }: NewLeadDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswerDto> {
    const command = { ...body, source, customerId: customerId ?? null };
    const moment = this.momentOf(occurredAt);
    const told = orProblem(await recordLead(this.ports, actorOf(caller), program, command, moment));
    return recordedAnswerOf(reply, told, told.data.lead, told.data);
  }

  @Post('deals')
  @Allow('admin', 'program-manager', 'integration')
  @RequireScope('conversions:write')
  @Stores(RecordedAnswerDto)
  @Refuses('unknown-program', 'unknown-partner', 'different-content', 'moment-in-future')
  async deal(
    @Caller() caller: Identity,
    @Body() { program, occurredAt, source = defaultSource, ...body }: NewDealDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecordedAnswerDto> {
    const moment = this.momentOf(occurredAt);
    const told = orProblem(await recordDeal(this.ports, actorOf(caller), program, { ...body, source }, moment));
    return recordedAnswerOf(reply, told, told.data.deal, told.data);
  }

  @Post('deals/:id/won')
  @Allow('admin', 'program-manager', 'integration')
  @RequireScope('conversions:write')
  @Stores(TradeAnswerDto)
  @Refuses('unknown-deal', 'different-content', 'unknown-currency', 'amount-out-of-range', 'moment-in-future')
  dealWon(
    @Caller() caller: Identity,
    @Param('id', dealPipe) id: string,
    @Body() body: DealAmountsDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TradeAnswerDto> {
    return this.dealAmounts(caller, id, 'won', body, reply);
  }

  @Post('deals/:id/amendments')
  @Allow('admin', 'program-manager', 'integration')
  @RequireScope('conversions:write')
  @Stores(TradeAnswerDto)
  @Refuses('unknown-deal', 'wrong-state', 'unknown-currency', 'amount-out-of-range', 'moment-in-future')
  dealAmended(
    @Caller() caller: Identity,
    @Param('id', dealPipe) id: string,
    @Body() body: DealAmountsDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TradeAnswerDto> {
    return this.dealAmounts(caller, id, 'amended', body, reply);
  }

  @Post('activities')
  @Allow('admin', 'program-manager', 'integration')
  @RequireScope('conversions:write')
  @Stores(TradeAnswerDto)
  @Refuses('unknown-program', 'different-content', 'unknown-currency', 'amount-out-of-range', 'moment-in-future')
  async activity(
    @Caller() caller: Identity,
    @Body() { program, occurredAt, source = defaultSource, ...body }: NewActivityDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TradeAnswerDto> {
    const moment = this.momentOf(occurredAt);
    const told = orProblem(await recordActivity(this.ports, actorOf(caller), program, { ...body, source }, moment));
    return answerOf(reply, told, told.data.conversion, told.data);
  }

  private async end(
    caller: Identity,
    id: string,
    end: ChargebackEnd,
    { occurredAt }: OccurrenceDto,
    reply: FastifyReply,
  ): Promise<ChargebackDto> {
    const ended = orProblem(await endChargeback(this.ports, actorOf(caller), id, end, this.momentOf(occurredAt)));
    return { ...answerOf(reply, ended, ended.data.chargeback, ended.data), state: ended.state };
  }

  private async dealAmounts(
    caller: Identity,
    id: string,
    step: 'won' | 'amended',
    { occurredAt, ...amounts }: DealAmountsDto,
    reply: FastifyReply,
  ): Promise<TradeAnswerDto> {
    const told = orProblem(
      await setDealAmounts(this.ports, actorOf(caller), id, step, amounts, this.momentOf(occurredAt)),
    );
    return answerOf(reply, told, told.data.deal, told.data);
  }

  private momentOf(text: string | undefined): number | undefined {
    return namedMoment(text, this.ports.clock);
  }
}
