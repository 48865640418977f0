import { Body, Controller, HttpCode, Inject, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { CommissionId } from '@tributary/contracts';
import {
  Allow,
  answerPosition,
  AnswersPosition,
  Caller,
  type Identity,
  problem,
  Refuses,
} from '@tributary/service-kit';
import type { FastifyReply } from 'fastify';
import {
  decideCommissions,
  type DecisionOutcome,
  type DecisionPorts,
  type Saying,
  type WantedDecision,
} from '../../application/decide-commissions.js';
import type { DecisionKind } from '../../domain/decide.js';
import { DECISIONS } from '../tokens.js';
import { DecisionResultDto } from './commission-answers.dto.js';
import { Correction, Decisions, ReasonedDecisions, Rejection } from './commissions.dto.js';

/** What people decide about commissions; each names the amount that its author saw. */
@ApiTags('commissions')
@Controller('api/commissions')
export class DecisionsController {
  constructor(@Inject(DECISIONS) private readonly decisions: DecisionPorts) {}

  @Post('approve')
  @HttpCode(200)
  @Allow('admin', 'finance')
  @ApiOkResponse({ type: DecisionResultDto })
  @AnswersPosition()
  approve(@Body() body: Decisions, @Caller() caller: Identity, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.decide('approve', body, { reason: null }, caller, reply);
  }

  /** What is approved and in no payout becomes pending again. */
  @Post('withdraw')
  @HttpCode(200)
  @Allow('admin', 'finance')
  @ApiOkResponse({ type: DecisionResultDto })
  @AnswersPosition()
  withdraw(
    @Body() body: ReasonedDecisions,
    @Caller() caller: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.decide('withdraw', body, { reason: body.reason ?? null }, caller, reply);
  }

  @Post('reject')
  @HttpCode(200)
  @Allow('admin', 'finance')
  @ApiOkResponse({ type: DecisionResultDto })
  @AnswersPosition()
  reject(@Body() body: Rejection, @Caller() caller: Identity, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.decide('reject', body, { reason: body.reason, fraud: body.fraud === true }, caller, reply);
  }

  @Post('reopen')
  @HttpCode(200)
  @Allow('admin', 'finance')
  @ApiOkResponse({ type: DecisionResultDto })
  @AnswersPosition()
  reopen(@Body() body: Decisions, @Caller() caller: Identity, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.decide('reopen', body, { reason: null }, caller, reply);
  }

  /** Ends the hold of these commissions before its time. */
  @Post('release')
  @HttpCode(200)
  @Allow('admin', 'finance')
  @ApiOkResponse({ type: DecisionResultDto })
  @AnswersPosition()
  release(
    @Body() body: ReasonedDecisions,
    @Caller() caller: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.decide('release', body, { reason: body.reason ?? null }, caller, reply);
  }

  /** From now on it is this amount, whatever the rules say. */
  @Post(':id/correct')
  @HttpCode(200)
  @Allow('admin', 'finance')
  @ApiOkResponse({ type: DecisionResultDto })
  @AnswersPosition()
  @Refuses('unknown-commission', 'amount-changed', 'wrong-state')
  async correct(
    @Param('id', new ParseUUIDPipe({ exceptionFactory: () => problem('unknown-commission') })) id: string,
    @Body() { amount, seen, reason }: Correction,
    @Caller() caller: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DecisionResultDto> {
    const wanted = { id: id as CommissionId, amount: BigInt(seen), corrected: BigInt(amount) };
    const outcome = await this.outcomeOf('correct', [wanted], { reason }, caller);
    const [refused] = outcome.refused;
    if (refused) throw problem(refused.refusal);
    return answerOf(outcome, reply);
  }

  private async decide(
    kind: DecisionKind,
    { items }: Decisions,
    saying: Saying,
    caller: Identity,
    reply: FastifyReply,
  ): Promise<DecisionResultDto> {
    const wanted = items.map(({ id, amount }) => ({ id: id as CommissionId, amount: BigInt(amount ?? 0) }));
    return answerOf(await this.outcomeOf(kind, wanted, saying, caller), reply);
  }

  private outcomeOf(
    kind: DecisionKind,
    wanted: readonly WantedDecision[],
    saying: Saying,
    { organisation, actor }: Identity,
  ): Promise<DecisionOutcome> {
    return decideCommissions(this.decisions, organisation, actor, kind, wanted, saying);
  }
}

function answerOf({ decided, refused, position }: DecisionOutcome, reply: FastifyReply): DecisionResultDto {
  if (position !== null) answerPosition(reply, position);
  return {
    decided: [...decided],
    refused: refused.map(({ id, refusal }) => ({ id, code: refusal, detail: problem(refusal).message })),
    position: position === null ? null : String(position),
  };
}
