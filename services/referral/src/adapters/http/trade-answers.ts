import type { EventData } from '@tributary/contracts';
import { iso, momentOf } from '@tributary/service-kit';
import type { FastifyReply } from 'fastify';
import type { Stored } from '../../application/append.js';
import type { Ports } from '../../application/ports.js';
import type { SignupStored } from '../../application/record-signup.js';
import { stored } from './answers.js';
import type { RecordedAnswerDto, SignupAnswerDto, TradeAnswerDto } from './trade.dto.js';

export function signupAnswerOf(reply: FastifyReply, answer: SignupStored): SignupAnswerDto {
  stored(reply, answer);
  const { customer: id, program, customerId, touches, position } = answer;
  return { id, program, customerId, touches, position: String(position) };
}

type Recorded = Pick<EventData['SaleRecorded'], 'program' | 'externalId' | 'source'>;
type Trade = Recorded & Pick<EventData['SaleRecorded'], 'amount' | 'currency'>;

export function recordedAnswerOf(
  reply: FastifyReply,
  answer: Stored,
  id: string,
  { program, externalId, source }: Recorded,
): RecordedAnswerDto {
  stored(reply, answer);
  const occurredAt = iso(answer.event.occurredAt);
  return { id, program, externalId, source, occurredAt, position: String(answer.position) };
}

export const answerOf = (reply: FastifyReply, answer: Stored, id: string, trade: Trade): TradeAnswerDto => ({
  ...recordedAnswerOf(reply, answer, id, trade),
  amount: { amount: trade.amount, currency: trade.currency },
});

/** Undefined where the server chooses the moment, which a repetition need not name again. */
export const namedMoment = (text: string | undefined, clock: Ports['clock']): number | undefined =>
  text === undefined ? undefined : momentOf(text, clock);
