/** What every request gets: a correlation that its answer, events, calls and log lines carry; a duration; a span. */
import { randomUUID } from 'node:crypto';
import { type ServiceName, serviceAt } from '@tributary/contracts';
import {
  correlationHeader,
  correlationOf,
  currentTracer,
  inScope,
  isCorrelation,
  metrics,
  newSpanId,
  type OpenSpan,
  readTraceparent,
  type Scope,
  spanOf,
  traceHeader,
  traceOf,
  writeTraceparent,
} from '@tributary/telemetry';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { JsonLogger } from '../logging/logger.js';

const spans = new WeakMap<FastifyRequest, OpenSpan>();

/** Of a request that has come in; what a caller sent is replaced, so that a service behind the gateway gets the same. */
export const correlationBehind = (request: FastifyRequest): string | undefined =>
  request.headers[correlationHeader] as string | undefined;

export function observeHttp(fastify: FastifyInstance, services: readonly ServiceName[], logger: JsonLogger): void {
  const [alone] = services.length === 1 ? services : [];

  fastify.addHook('onRequest', (request, reply, done) => {
    const correlation = begin(request);
    void reply.header(correlationHeader, correlation);
    done();
  });

  // Not earlier: what reads the body goes on from the socket's events, outside any scope.
  fastify.addHook('preValidation', (request, _reply, done) => inScope(scopeOf(request), done));

  fastify.addHook('onResponse', (request, reply, done) => {
    const route = routeOf(request);
    const service = alone ?? serviceAt(route);
    const { method } = request;
    const { statusCode: status, elapsedTime } = reply;
    metrics.httpRequests.labels(method, route, String(status), service).observe(elapsedTime / 1_000);
    endSpan(request, status);
    if (logger.info) {
      const { correlation, span } = scopeOf(request);
      logger.info(
        {
          context: 'Http',
          correlation,
          ...(span && { trace: span.trace }),
          method,
          route,
          status,
          ms: round(elapsedTime),
        },
        'answered',
      );
    }
    done();
  });
}

export function scopeOf(request: FastifyRequest): Scope {
  return { correlation: correlationBehind(request) ?? randomUUID(), span: spans.get(request)?.reference ?? null };
}

function begin(request: FastifyRequest): string {
  const { headers, method } = request;
  const sent = headers[correlationHeader];
  const parent = readTraceparent(headers[traceHeader]);
  const correlation = parent ? correlationOf(parent.trace) : isCorrelation(sent) ? sent : randomUUID();
  headers[correlationHeader] = correlation;
  const tracer = currentTracer();
  if (!tracer) return correlation;
  const span = tracer.start({
    name: `${method} ${routeOf(request)}`,
    kind: 'server',
    trace: traceOf(correlation),
    // The root is named by the correlation, which an event without any other cause points at.
    id: parent ? newSpanId() : spanOf(correlation),
    parent,
    attributes: { 'http.request.method': method, 'http.route': routeOf(request) },
  });
  spans.set(request, span);
  headers[traceHeader] = writeTraceparent(span.reference);
  return correlation;
}

function endSpan(request: FastifyRequest, status: number): void {
  spans.get(request)?.end(status >= 500 ? new Error(String(status)) : undefined, {
    'http.response.status_code': status,
  });
}

/** The pattern, never the path, which may say who somebody is. */
const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? 'none';

const round = (milliseconds: number): number => Math.round(milliseconds * 1_000) / 1_000;
