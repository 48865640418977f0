/** Ends a server without losing a request: what is under way is answered, and nobody is left holding a dead connection. */
import type { FastifyInstance } from 'fastify';
import type { Health } from './health.js';

const sweepInterval = 50;
/** Then a sender that is still not done is cut off. */
const patience = 20_000;

/** Once the shutdown has begun, each answer ends its connection, so that the client's next request goes elsewhere. */
export function releaseConnections(fastify: FastifyInstance, health: Health): void {
  fastify.server.prependListener('request', (_, response) => {
    if (!health.serving) response.shouldKeepAlive = false;
  });
}

/** Takes no more connections, and waits until the requests on those that are open have been answered. */
export async function closeHttp(fastify: FastifyInstance): Promise<void> {
  const { server } = fastify;
  const sweep = setInterval(() => server.closeIdleConnections(), sweepInterval);
  const end = setTimeout(() => server.closeAllConnections(), patience);
  try {
    await fastify.close();
  } finally {
    clearInterval(sweep);
    clearTimeout(end);
  }
}
