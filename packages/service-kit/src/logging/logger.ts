import type { LoggerService } from '@nestjs/common';
import { pino } from 'pino';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** One JSON object a line. Nest's own notes about its modules and routes are of interest while debugging alone. */
export function jsonLogger(
  level: LogLevel = 'warn',
  destination: NodeJS.WritableStream = process.stderr,
): LoggerService {
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  const line = (message: unknown, rest: readonly unknown[]): [object, string] => {
    const context = rest.findLast((one) => typeof one === 'string');
    if (message instanceof Error) return [{ context, stack: message.stack }, message.message];
    return [{ context, ...(rest.length > 1 && { more: rest.slice(0, -1).map(String) }) }, String(message)];
  };
  return {
    log: (message, ...rest) => logger.debug(...line(message, rest)),
    debug: (message, ...rest) => logger.debug(...line(message, rest)),
    verbose: (message, ...rest) => logger.debug(...line(message, rest)),
    warn: (message, ...rest) => logger.warn(...line(message, rest)),
    error: (message, ...rest) => logger.error(...line(message, rest)),
    fatal: (message, ...rest) => logger.fatal(...line(message, rest)),
  };
}
