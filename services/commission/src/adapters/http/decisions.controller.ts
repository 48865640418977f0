import { applyDecorators, Body, Controller, HttpCode, Inject, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
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
  type DecisionPorts,
  type Saying,
  type WantedDecision,
} from '../../application/decide-commissions.js';
import type { DecisionKind, Refusal } from '../../domain/decide.js';
import { DECISIONS } from '../tokens.js';
import { DecisionResultDto } from './commission-answers.dto.js';
import { Correction, Decisions, ReasonedDecisions, Rejection } from './commissions.dto.js';
import { problemOfAll } from './refused-decisions.js';

/** What only some items are refused for stands in the answer; where all are refused, that is a problem. */
const DecidesItems = (...codes: readonly Refusal[]) =>
  applyDecorators(
    ApiOkResponse({
      type: DecisionResultDto,
      description:
        'At least one item was decided; `refused` says why the others were not. Where none was, the answer is a problem: ' +
        'its `errors` name each item as `items.0` with the code of its refusal',
    }),
    AnswersPosition(),
    Refuses('unknown-commission', 'amount-changed', 'wrong-state', ...codes),
  );

/** What people decide about commissions; each names the amount that its author saw. */
@ApiTags('commissions')
@Controller('api/commissions')
export class DecisionsController {
  constructor(@Inject(DECISIONS) private readonly decisions: DecisionPorts) {}

  @Post('approve')
  @HttpCode(200)
  @Allow('admin', 'finance')
  @DecidesItems('commission-on-hold', 'bonus-not-settled')
  approve(@Body() body: Decisions, @Caller() caller: Identity, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.decide('approve', wantedOf(body), { reason: null }, caller, reply);
  }

  /** What is approved and in no payout becomes pending again. */
  @Post('withdraw')
  @HttpCode(200)
  @Allow('admin', 'finance')
  @DecidesItems('payout-under-way')
  withdraw(
    @Body() body: ReasonedDecisions,
    @Caller() caller: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.decide('withdraw', wantedOf(body), { reason: body.reason ?? null }, caller, reply);
  }

  @Post('reject')
  @HttpCode(200)
  @Allow('admin', 'finance')
  @DecidesItems()
  reject(@Body() body: Rejection, @Caller() caller: Identity, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.decide('reject', wantedOf(body), { reason: body.reason, fraud: body.fraud === true }, caller, reply);
  }

  @Post('reopen')
  @HttpCode(200)
  @Allow('admin', 'finance')
  @DecidesItems()
  reopen(@Body() body: Decisions, @Caller() caller: Identity, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.decide('reopen', wantedOf(body), { reason: null }, caller, reply);
  }

  /** Ends the hold of these commissions before its time. */
  @Post('release')
  @HttpCode(200)
  @Allow('admin', 'finance')
  @DecidesItems()
  release(
    @Body() body: ReasonedDecisions,
    @Caller() caller: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.decide('release', wantedOf(body), { reason: body.reason ?? null }, caller, reply);
  }

  /** From now on it is this amount, whatever the rules say. */
  @Post(':id/correct')
  @HttpCode(200)
  @Allow('admin', 'finance')
  @ApiOkResponse({ type: DecisionResultDto })
  @AnswersPosition()
  @Refuses('unknown-commission', 'amount-changed', 'wrong-state')
  correct(
    @Param('id', new ParseUUIDPipe({ exceptionFactory: () => problem('unknown-commission') })) id: string,
    @Body() { amount, seen, reason }: Correction,
    @Caller() caller: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DecisionResultDto> {
    const wanted = { id: id as CommissionId, amount: BigInt(seen), corrected: BigInt(amount) };
    return this.decide('correct', [wanted], { reason }, caller, reply);
  }

  private async decide(
    kind: DecisionKind,
    wanted: readonly WantedDecision[],
    saying: Saying,
    { organisation, actor }: Identity,
    reply: FastifyReply,
  ): Promise<DecisionResultDto> {
    const { decided, refused, position } = await decideCommissions(
      this.decisions,
      organisation,
      actor,
      kind,
      wanted,
      saying,
    );
    if (position === null) throw problemOfAll(kind, refused);
    answerPosition(reply, position);
    return {
      decided: [...decided],
      refused: refused.map(({ id, refusal }) => ({ id, code: refusal, detail: problem(refusal).message })),
      position: String(position),
    };
  }
}

const wantedOf = ({ items }: Decisions): WantedDecision[] =>
  items.map(({ id, amount }) => ({ id: id as CommissionId, amount: BigInt(amount ?? 0) }));
