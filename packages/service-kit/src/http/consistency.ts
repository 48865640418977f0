/** Read your writes: a write answers a position, and a read model waits a moment for the one that a client brings. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ConsumerGroup } from '@tributary/bus';
import type { OrganisationId } from '@tributary/contracts';
import type { BusRegistry } from '../service/service.js';

export const positionHeader = 'tributary-position';
export const afterHeader = 'tributary-after';
export const staleHeader = 'tributary-stale';
const patience = 1_000;

export function answerPosition(reply: FastifyReply, position: bigint | string): void {
  void reply.header(positionHeader, String(position));
}

/** Waits until the groups have handled what the client has seen; says so where one is still behind. */
export async function readYourWrites(
  request: FastifyRequest,
  reply: FastifyReply,
  bus: BusRegistry,
  organisation: OrganisationId,
  ...groups: readonly ConsumerGroup[]
): Promise<void> {
  const after = request.headers[afterHeader];
  if (typeof after !== 'string' || !/^\d{1,18}$/.test(after)) return;
  const reached = await Promise.all(groups.map((group) => bus.waitFor(group, organisation, BigInt(after), patience)));
  if (reached.includes(false)) void reply.header(staleHeader, 'true');
}
