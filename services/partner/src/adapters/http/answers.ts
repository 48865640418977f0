import { answerPosition, decodeCursor, type Identity, problem } from '@tributary/service-kit';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../application/ports.js';
import { isRefusal, type Refusal } from '../../domain/refusal.js';

export function orProblem<Answer>(answer: Answer | Refusal): Answer {
  if (isRefusal(answer)) throw problem(answer.code, { detail: answer.detail });
  return answer as Answer;
}

export function position(reply: FastifyReply, at: bigint | null): void {
  if (at !== null) answerPosition(reply, at);
}

export const actorOf = ({ organisation, actor }: Identity): Actor => ({ organisation, actor });

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Moment and id of the last row of the page before. */
export function afterOf(cursor: string | undefined): { at: number; id: string } | null {
  const parts = decodeCursor(cursor, 2);
  if (parts === null) return null;
  const [at, id] = parts;
  if (typeof at !== 'number' || !Number.isSafeInteger(at) || typeof id !== 'string' || !uuid.test(id)) {
    throw problem('invalid-input', { errors: [{ path: 'cursor', message: 'is not from an answer of this route' }] });
  }
  return { at, id };
}
