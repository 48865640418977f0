import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import { BeyondWire } from '@tributary/money';
import { inScope } from '@tributary/telemetry';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { correlationBehind, scopeOf } from '../telemetry/observe-http.js';
import { Problem, type ProblemCode, type ProblemDetails, problem } from './problems.js';

const byStatus: Readonly<Record<number, ProblemCode>> = {
  400: 'malformed-request',
  401: 'not-signed-in',
  403: 'not-permitted',
  404: 'not-found',
  413: 'body-too-large',
  415: 'unsupported-media-type',
  422: 'invalid-input',
  429: 'too-many-requests',
};

const logger = new Logger('Problem');

/** What an error tells the outside: a problem as it is, a framework's error by its status, a defect nothing. */
export function problemOf(error: unknown): ProblemDetails {
  if (error instanceof Problem) return error.details;
  if (error instanceof BeyondWire) return problem('sum-out-of-range').details;
  const status =
    error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number } | null)?.statusCode;
  const code =
    status === undefined
      ? undefined
      : (byStatus[status] ?? (status >= 400 && status < 500 ? 'malformed-request' : undefined));
  if (code) return problem(code).details;
  logger.error(error);
  return problem('internal-error').details;
}

export function sendProblem(reply: FastifyReply, details: ProblemDetails): FastifyReply {
  const correlation = correlationBehind(reply.request);
  return reply
    .code(details.status)
    .header('cache-control', 'no-store')
    .header('content-type', 'application/problem+json')
    .send(JSON.stringify({ ...details, ...(correlation && { correlation }) }));
}

@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw error;
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    if (reply.sent) return;
    inScope(scopeOf(http.getRequest<FastifyRequest>()), () => sendProblem(reply, problemOf(error)));
  }
}
