import { Body, Controller, Inject, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import type { CustomerId } from '@tributary/contracts';
import { Allow, Caller, type Identity, problem, Refuses, RequireScope, Stores } from '@tributary/service-kit';
import type { FastifyReply } from 'fastify';
import { addTouches } from '../../application/add-touches.js';
import type { ClickTokens } from '../../application/click-token.js';
import type { Ports } from '../../application/ports.js';
import { amendSale, recordRefund, recordSale } from '../../application/record-sale.js';
import { recordSignup } from '../../application/record-signup.js';
import { PORTS, TOKENS } from '../tokens.js';
import { actorOf, orProblem } from './answers.js';
import { defaultSource } from './sent-fields.js';
import { answerOf, namedMoment, signupAnswerOf } from './trade-answers.js';
import { readConversion, saleOf } from './read-conversion.js';
import {
  AmendmentDto,
  LateTouchesDto,
  NewConversionDto,
  NewRefundDto,
  NewSignupDto,
  SignupAnswerDto,
  TradeAnswerDto,
} from './trade.dto.js';

const customerIdPipe = new ParseUUIDPipe({ exceptionFactory: () => problem('unknown-customer') });
const conversionIdPipe = new ParseUUIDPipe({ exceptionFactory: () => problem('unknown-conversion') });

/** Signups, sales and refunds, as shops send them. */
@ApiTags('trade')
@Controller('api')
export class TradeController {
  constructor(
    @Inject(PORTS) private readonly ports: Ports,
    @Inject(TOKENS) private readonly tokens: ClickTokens,
  ) {}

  @Post('signups')
  @Allow('admin', 'program-manager', 'integration')
  @RequireScope('signups:write')
  @Stores(SignupAnswerDto)
  @Refuses('unknown-program', 'unknown-link', 'program-ended', 'different-content', 'moment-in-future')
  async signup(
    @Caller() caller: Identity,
    @Body() body: NewSignupDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignupAnswerDto> {
    const command = { ...body, occurredAt: this.momentOf(body) };
    const answer = orProblem(await recordSignup(this.ports, this.tokens, actorOf(caller), command));
    return signupAnswerOf(reply, answer);
  }

  /** What touched a customer before the signup and was learned of later. */
  @Post('signups/:id/touches')
  @Allow('admin', 'program-manager', 'integration')
  @RequireScope('signups:write')
  @Stores(SignupAnswerDto)
  @Refuses('unknown-customer', 'unknown-link', 'wrong-state', 'moment-in-future')
  async touches(
    @Caller() caller: Identity,
    @Param('id', customerIdPipe) customer: string,
    @Body() body: LateTouchesDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignupAnswerDto> {
    const command = { ...body, occurredAt: this.momentOf(body) };
    const answer = orProblem(
      await addTouches(this.ports, this.tokens, actorOf(caller), customer as CustomerId, command),
    );
    return signupAnswerOf(reply, answer);
  }

  @Post('conversions')
  @Allow('admin', 'program-manager', 'integration')
  @RequireScope('conversions:write')
  @ApiBody({ type: NewConversionDto })
  @Stores(TradeAnswerDto)
  @Refuses(
    'unknown-program',
    'different-content',
    'unknown-currency',
    'amount-out-of-range',
    'lines-do-not-add-up',
    'moment-in-future',
  )
  async conversion(
    @Caller() caller: Identity,
    @Body() sent: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TradeAnswerDto> {
    const body = readConversion(sent);
    const sale = saleOf(body, body.source ?? defaultSource);
    const moment = this.momentOf(body);
    const answer = orProblem(await recordSale(this.ports, actorOf(caller), body.program, sale, moment));
    return answerOf(reply, answer, answer.sale.conversion, answer.sale);
  }

  @Post('conversions/:id/amendments')
  @Allow('admin', 'program-manager', 'integration')
  @RequireScope('conversions:write')
  @Stores(TradeAnswerDto)
  @Refuses('unknown-conversion', 'unknown-currency', 'amount-out-of-range', 'lines-do-not-add-up', 'moment-in-future')
  async amendment(
    @Caller() caller: Identity,
    @Param('id', conversionIdPipe) id: string,
    @Body() body: AmendmentDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TradeAnswerDto> {
    const { occurredAt: _, ...amendment } = body;
    const answer = orProblem(await amendSale(this.ports, actorOf(caller), id, amendment, this.momentOf(body)));
    return answerOf(reply, answer, answer.sale.conversion, answer.sale);
  }

  @Post('refunds')
  @Allow('admin', 'program-manager', 'integration')
  @RequireScope('conversions:write')
  @Stores(TradeAnswerDto)
  @Refuses(
    'unknown-program',
    'different-content',
    'unknown-currency',
    'amount-out-of-range',
    'lines-do-not-add-up',
    'moment-in-future',
  )
  async refund(
    @Caller() caller: Identity,
    @Body() body: NewRefundDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TradeAnswerDto> {
    const { program, occurredAt: _, source = defaultSource, customerId = null, refundOf = null, ...refund } = body;
    const moment = this.momentOf(body);
    const answer = orProblem(
      await recordRefund(this.ports, actorOf(caller), program, { ...refund, source, customerId, refundOf }, moment),
    );
    return answerOf(reply, answer, answer.refund.refund, answer.refund);
  }

  /** Undefined where the server chooses the moment, which a repetition need not name again. */
  private momentOf({ occurredAt }: { readonly occurredAt?: string }): number | undefined {
    return namedMoment(occurredAt, this.ports.clock);
  }
}
