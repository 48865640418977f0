/** What the controllers of this service share: refusals as problems, positions in headers, cursors. */
import type { HttpStatus } from '@nestjs/common';
import { partnerRoles, type OrganisationId } from '@tributary/contracts';
import { answerPosition, type Identity, problem } from '@tributary/service-kit';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../application/ports.js';
import { isRefusal, type Refusal } from '../../domain/refusal.js';
import type { After } from '../../projections/directory.queries.js';

const created: HttpStatus = 201;
const ok: HttpStatus = 200;

export function orProblem<Answer>(answer: Answer | Refusal): Answer {
  if (!isRefusal(answer)) return answer as Answer;
  const { code, detail, path } = answer;
  throw problem(code, { detail, ...(path !== undefined && { errors: [{ path, message: detail }] }) });
}

/** 201 the first time, 200 for a repetition. */
export function stored(
  reply: FastifyReply,
  { added, position }: { readonly added: boolean; readonly position: bigint | null },
): void {
  void reply.code(added ? created : ok);
  if (position !== null) answerPosition(reply, position);
}

export const actorOf = ({ organisation, actor }: Identity): Actor => ({ organisation, actor });

export const isPartner = ({ role }: Identity): boolean => (partnerRoles as readonly string[]).includes(role);

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A filter names a thing by its id or by its code, from which the id follows. */
export const idOf = <Id extends string>(
  organisation: OrganisationId,
  reference: string | undefined,
  derive: (organisation: OrganisationId, code: string) => Id,
): Id | null =>
  reference === undefined ? null : uuid.test(reference) ? (reference as Id) : derive(organisation, reference);

export function readCursor(cursor: string | undefined): After | null {
  if (cursor === undefined) return null;
  const [at, id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  if (!Number.isSafeInteger(Number(at)) || !uuid.test(id)) {
    throw problem('invalid-input', { errors: [{ path: 'cursor', message: 'This is no cursor of this list' }] });
  }
  return { at: Number(at), id };
}

/** `rows` were asked for one more than `limit`. */
export function page<Row extends { readonly id: string }, Item>(
  rows: readonly Row[],
  limit: number,
  at: (row: Row) => number,
  item: (row: Row) => Item,
): { items: Item[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last ? Buffer.from(`${at(last)} ${last.id}`).toString('base64url') : null;
  return { items: shown.map(item), next };
}
