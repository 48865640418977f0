import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { marks } from '../documentation/decorators.js';
import type { Paths } from '../documentation/describe.js';
import { problem } from '../problems/problems.js';

export interface Health {
  /** True from the moment that consumers run until the shutdown begins. */
  serving: boolean;
}

/** By what an answer calls it: a question that it answers while it is there. */
export type Needs = Readonly<Record<string, () => Promise<unknown>>>;

/** Shorter than those who ask wait, so that they learn the reason. */
const answersWithin = 1_800;

/** `live`: the process answers. `ready`: it can serve, which takes its databases. */
export function healthRoutes(fastify: FastifyInstance, health: Health, needs: Needs): void {
  fastify.get('/health/live', (_, reply) => reply.header('cache-control', 'no-store').send({ status: 'live' }));
  fastify.get('/health/ready', async (_, reply) => {
    void reply.header('cache-control', 'no-store');
    if (!health.serving) throw problem('not-ready');
    await Promise.all(
      Object.entries(needs).map(async ([name, ask]) => {
        if (!(await answers(ask))) throw problem('not-ready', { detail: `${name} does not answer.` });
      }),
    );
    return { status: 'ready' };
  });
}

async function answers(ask: () => Promise<unknown>): Promise<boolean> {
  const waiting = new AbortController();
  const late = pause(answersWithin, false, { signal: waiting.signal, ref: false }).catch(() => false);
  const answer = ask().then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([answer, late]);
  } finally {
    waiting.abort();
  }
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
