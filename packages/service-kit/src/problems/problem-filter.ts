import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
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
  const status =
    error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number } | null)?.statusCode;
  const code =
    status === undefined
      ? undefined
      : (byStatus[status] ?? (status >= 400 && status < 500 ? 'malformed-request' : undefined));
  if (code) return problem(code).details;
  logger.error(error instanceof Error ? error.stack : error);
  return problem('internal-error').details;
}

export function sendProblem(reply: FastifyReply, details: ProblemDetails): FastifyReply {
  return reply
    .code(details.status)
    .header('cache-control', 'no-store')
    .header('content-type', 'application/problem+json')
    .send(JSON.stringify(details));
}

@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw error;
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (!reply.sent) sendProblem(reply, problemOf(error));
  }
}
