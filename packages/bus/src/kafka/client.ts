import { Logger } from '@nestjs/common';
import { Kafka, type LogEntry, logLevel } from 'kafkajs';
import { letIdleConnectionsRest } from './idle-connections.js';

letIdleConnectionsRest();

/** For about ten seconds in all: a broker may take them to come back. */
const retries = 9;

/** kafkajs reports as errors what it then does about by itself: joining again, looking for a coordinator. */
const routine = /rebalanc|coordinator|Restarting the consumer|not the leader|leadership election/i;

export function kafkaClient(clientId: string, brokers: readonly string[]): Kafka {
  const logger = new Logger('Kafka');
  const logCreator = () => (entry: LogEntry) => {
    const { message, error, retryCount } = entry.log as LogEntry['log'] & { error?: string; retryCount?: number };
    const text = error ? `${message}: ${error}` : message;
    if (routine.test(text) || retryCount === 0) logger.debug(text);
    else if (entry.level === logLevel.ERROR) logger.error(text);
    else logger.warn(text);
  };
  return new Kafka({
    clientId,
    brokers: [...brokers],
    logLevel: logLevel.WARN,
    logCreator,
    retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries },
  });
}
