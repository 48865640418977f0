import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { marks } from '../documentation/decorators.js';
import type { Paths } from '../documentation/describe.js';
import { problem } from '../problems/problems.js';

export interface Health {
  /** True from the moment that consumers run until the shutdown begins. */
  serving: boolean;
}

/** `live`: the process answers. `ready`: it can serve, which takes its database. */
export function healthRoutes(fastify: FastifyInstance, health: Health, databases: readonly Pool[]): void {
  fastify.get('/health/live', (_, reply) => reply.header('cache-control', 'no-store').send({ status: 'live' }));
  fastify.get('/health/ready', async (_, reply) => {
    void reply.header('cache-control', 'no-store');
    if (!health.serving) throw problem('not-ready');
    try {
      await Promise.all(databases.map((pool) => pool.query('select 1')));
    } catch {
      throw problem('not-ready', { detail: 'The database does not answer.' });
    }
    return { status: 'ready' };
  });
}

const stateOf = (state: string) => ({
  description: 'Yes',
  content: {
    'application/json': {
      schema: {
        type: 'object' as const,
        required: ['status'],
        properties: { status: { type: 'string' as const, enum: [state] } },
      },
    },
  },
});

export const healthPaths: Paths = {
  '/health/live': {
    get: {
      operationId: 'health.live',
      tags: ['health'],
      summary: 'Whether the process answers',
      responses: { 200: stateOf('live') },
    },
  },
  '/health/ready': {
    get: {
      operationId: 'health.ready',
      tags: ['health'],
      summary: 'Whether it can serve, which takes its database',
      responses: { 200: stateOf('ready') },
      [marks.problems]: ['not-ready'],
    },
  },
};
