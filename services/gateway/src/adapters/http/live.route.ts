import { problem } from '@tributary/service-kit';
import type { FastifyInstance } from 'fastify';
import { callerBehind, sessionBehind } from './edge.js';
import type { LiveHub } from './live-hub.js';

/** Outside Nest: the answer never ends. */
export function liveRoute(fastify: FastifyInstance, hub: LiveHub): void {
  fastify.get('/api/live', (request, reply) => {
    const caller = callerBehind(request);
    if (!caller)
      throw problem((request as { sessionEnded?: boolean }).sessionEnded ? 'session-expired' : 'not-signed-in');
    if (caller.role === 'operator' || caller.role === 'integration') throw problem('not-permitted');
    const headers = reply.getHeaders();
    reply.hijack();
    for (const [name, value] of Object.entries(headers)) if (value !== undefined) reply.raw.setHeader(name, value);
    const { organisation, actor: account, partner } = caller;
    const session = sessionBehind(request)?.id ?? null;
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    if (!hub.add({ organisation, partner, account, session, response: reply.raw }))
      reply.raw.end('event: full\ndata: {}\n\n');
  });
}
