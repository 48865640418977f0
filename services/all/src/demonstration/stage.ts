import { setTimeout as pause } from 'node:timers/promises';
import { addressOf } from '@tributary/api-client';
import type { FastifyInstance } from 'fastify';
import type { RunningServer } from '../server/run.js';
import type { Audience } from './audience.js';
import type { StoryClock } from './simulated-clock.js';
import type { Stage } from './story.js';

const userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const interval = 5;

/** The running server, spoken to through its own routes without a network. */
export function stageOn(
  server: RunningServer,
  { clock, holdBack, letHear }: Audience & { readonly clock: StoryClock },
): Stage {
  const fastify: FastifyInstance = server.application.fastify;
  let apiKey: string | null = null;

  const call = async <Json>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Json> => {
    const headers = { ...(apiKey && { authorization: `Bearer ${apiKey}` }), 'content-type': 'application/json' };
    const answer = await fastify.inject({
      method,
      url: `/api${path}`,
      headers,
      ...(body !== undefined && { payload: JSON.stringify(body) }),
    });
    if (answer.statusCode >= 400) throw new Error(`${method} ${path} answered ${answer.statusCode}: ${answer.body}`);
    return answer.json() as Json;
  };

  return {
    clock,
    useKey: (key) => {
      apiKey = key;
    },
    get: (path, ...[query]) => call('GET', addressOf(path, query)),
    post: (path, ...[body = {}]) => call('POST', path, body),
    click: async (code) => {
      const answer = await fastify.inject({ method: 'GET', url: `/r/${code}`, headers: { 'user-agent': userAgent } });
      const location = answer.headers['location'];
      return typeof location === 'string' ? new URL(location).searchParams.get('tributary_click') : null;
    },
    passHours: () => server.passHours(),
    holdBack,
    settled: async () => {
      letHear();
      while (!(await server.bus.isIdle())) await pause(interval);
    },
  };
}
