/** How the gateway reaches the consumer groups of a service in another process. Never routed from outside. */
import type { OrganisationId } from '@tributary/contracts';
import type { FastifyInstance } from 'fastify';
import { identityHeader, verifyIdentity } from '../identity/identity.js';
import { problem } from '../problems/problems.js';
import { sendProblem, problemOf } from '../problems/problem-filter.js';
import type { Operations } from './service.js';

export const operationsPrefix = '/internal/operations';

interface LetterRoute {
  readonly Params: { readonly organisation: OrganisationId; readonly id: string };
}

export function operationsRoutes(fastify: FastifyInstance, operations: Operations, key: Uint8Array): void {
  void fastify.register(
    async (routes) => {
      routes.setErrorHandler((error, _, reply) => sendProblem(reply, problemOf(error)));
      routes.addHook('onRequest', async ({ headers }) => {
        const token = headers[identityHeader];
        const caller = typeof token === 'string' ? await verifyIdentity(token, key) : null;
        if (caller?.role !== 'service') throw problem('not-permitted');
      });
      routes.get('/read-models', async () =>
        (await operations.readModels()).map((model) => ({
          ...model,
          position: String(model.position),
          lag: String(model.lag),
        })),
      );
      routes.post<{ Params: { name: string } }>('/read-models/:name', async ({ params: { name } }) => ({
        found: await operations.rebuild(name),
      }));
      routes.get<LetterRoute>('/dead-letters/:organisation', ({ params }) =>
        operations.deadLetters(params.organisation),
      );
      routes.post<LetterRoute>('/dead-letters/:organisation/:id/replay', ({ params }) =>
        operations.replay(params.id, params.organisation),
      );
      routes.post<LetterRoute>('/dead-letters/:organisation/:id/skip', async ({ params }) => ({
        skipped: await operations.skip(params.id, params.organisation),
      }));
    },
    { prefix: operationsPrefix },
  );
}
