import type { LoggerService } from '@nestjs/common';
import { currentScope, safeError, withoutPersonalData } from '@tributary/telemetry';
import { pino } from 'pino';

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export interface JsonLogger extends LoggerService {
  /** For lines that are many; null where nobody would see them. */
  readonly info: ((fields: object, message: string) => void) | null;
}

/** With fields of its own, such as an event's id. */
export interface LogLine {
  readonly message: string;
  readonly error?: unknown;
  readonly [field: string]: unknown;
}

/**
 * One JSON object a line, on whose behalf, and nothing that says who somebody is. Nest's own notes about its modules and
 * routes are of interest while debugging alone.
 */
export function jsonLogger(
  level: LogLevel = 'warn',
  { service, destination = process.stderr }: { service?: string; destination?: NodeJS.WritableStream } = {},
): JsonLogger {
  const logger = pino(
    {
      level,
      base: service ? { service } : null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: onWhoseBehalf,
    },
    destination,
  );
  return {
    info: logger.isLevelEnabled('info') ? (fields, message) => logger.info(fields, message) : null,
    log: (message, ...rest) => logger.debug(...line(message, rest)),
    debug: (message, ...rest) => logger.debug(...line(message, rest)),
    verbose: (message, ...rest) => logger.debug(...line(message, rest)),
    warn: (message, ...rest) => logger.warn(...line(message, rest)),
    error: (message, ...rest) => logger.error(...line(message, rest)),
    fatal: (message, ...rest) => logger.fatal(...line(message, rest)),
  };
}

function onWhoseBehalf(): object {
  const scope = currentScope();
  if (!scope) return {};
  const { span, ...rest } = scope;
  return { ...rest, ...(span && { trace: span.trace }) };
}

function line(message: unknown, rest: readonly unknown[]): [object, string] {
  const context = rest.findLast((one) => typeof one === 'string');
  const said = rest.slice(0, -1).filter((one) => one !== undefined);
  const more = said.length > 0 && { more: said.map((one) => withoutPersonalData(String(one))) };
  if (message instanceof Error) {
    const { stack, message: said } = safeError(message);
    return [{ context, stack }, said];
  }
  if (isLogLine(message)) {
    const { message: text, error, ...fields } = message;
    return [{ context, ...fields, ...(error instanceof Error && safeFailure(error)) }, withoutPersonalData(text)];
  }
  return [{ context, ...more }, withoutPersonalData(String(message))];
}

function safeFailure(error: Error): object {
  const { message: reason, stack } = safeError(error);
  return { reason, stack };
}

const isLogLine = (message: unknown): message is LogLine =>
  typeof message === 'object' && message !== null && typeof (message as LogLine).message === 'string';
