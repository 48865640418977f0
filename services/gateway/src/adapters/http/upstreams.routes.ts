/** Passes on what another service answers, where the services run in processes of their own. */
import replyFrom from '@fastify/reply-from';
import { Logger } from '@nestjs/common';
import { type ServiceName, serviceAt } from '@tributary/contracts';
import { correlationBehind, problem, problemOf, sendProblem } from '@tributary/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { callerBehind } from './edge.js';

/** The address of each service but the gateway, such as `http://127.0.0.1:4101`. */
export type Upstreams = Readonly<Record<Exclude<ServiceName, 'gateway'>, string>>;

const logger = new Logger('Upstreams');
const connectionsPerService = 64;
/** An export or an import of a large file takes its time. */
const answerWithin = 300_000;

export function upstreamRoutes(fastify: FastifyInstance, upstreams: Upstreams): void {
  void fastify.register(async (routes) => {
    routes.removeAllContentTypeParsers();
    routes.addContentTypeParser('*', (_request, body, done) => done(null, body)); // the service reads it
    await routes.register(replyFrom, {
      undici: { connections: connectionsPerService, headersTimeout: answerWithin, bodyTimeout: answerWithin },
      disableRequestLogging: true,
    });
    for (const path of ['/api/*', '/r/:code']) {
      routes.all(path, { exposeHeadRoute: false }, (request, reply) => passOn(request, reply, upstreams));
    }
  });
}

function passOn(request: FastifyRequest, reply: FastifyReply, upstreams: Upstreams): FastifyReply {
  const service = serviceAt(request.url.replace(/\?.*$/s, ''));
  if (service === 'gateway') throw problem('not-found');
  if (!callerBehind(request) && (request as { sessionEnded?: boolean }).sessionEnded) throw problem('session-expired');
  return reply.from(`${upstreams[service]}${request.url}`, {
    // The gateway's own headers protect every answer, whoever wrote it.
    rewriteHeaders: ({ connection: _, 'keep-alive': __, ...headers }) => headers,
    onError: (failed, { error }) => {
      logger.warn({
        message: `The service "${service}" does not answer`,
        error,
        correlation: correlationBehind(request),
      });
      sendProblem(
        failed as FastifyReply,
        problemOf(problem('service-away', { detail: `The service "${service}" does not answer.` })),
      );
    },
  });
}

interface OpenApiDocument {
  readonly paths: Readonly<Record<string, object>>;
  readonly components?: Readonly<Record<string, Readonly<Record<string, object>>>>;
  readonly [more: string]: unknown;
}

/** The gateway's own document with those of all services. */
export async function upstreamsDocument(own: object, upstreams: Upstreams): Promise<object> {
  const others = await Promise.all(
    Object.values(upstreams).map(async (url) => (await fetch(`${url}/api/openapi.json`)).json()),
  );
  const documents = [own, ...others] as readonly OpenApiDocument[];
  const kinds = new Set(documents.flatMap(({ components }) => Object.keys(components ?? {})));
  return {
    ...own,
    paths: Object.assign({}, ...documents.map(({ paths }) => paths)),
    components: Object.fromEntries(
      [...kinds].map((kind) => [kind, Object.assign({}, ...documents.map(({ components }) => components?.[kind]))]),
    ),
  };
}
