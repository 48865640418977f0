import { type Command, InvalidArgumentError, Option } from 'commander';
import type { CheckOptions, RefillOptions } from '../topics/check-and-refill.js';

const environment = `
Works on Kafka and the log themselves, not through a server, with the settings of the relay. Environment:
  KAFKA_BROKERS      host:port, several with commas between
  KAFKA_PREFIX       leads the names of the topics, tributary unless set
  DATABASE_URL       the relay's
  EVENT_STORE_URL    the log, where it is apart from that
  TRIBUTARY_SECRET   the installation's`;

export function addTopics(program: Command): void {
  const topics = program.command('topics').description("Kafka's copies of the log");
  topics
    .command('check')
    .description('hold every topic against the log; exit code 2 where something is wrong')
    .option('--json', 'print JSON')
    .addHelpText('after', environment)
    .action(async (options: CheckOptions) => (await import('../topics/check-and-refill.js')).check(options));
  topics
    .command('refill')
    .description('publish again what topics lack, and make those that are missing')
    .addOption(new Option('--log <log>', 'of one log alone').choices(['facts', 'clicks']))
    .addOption(
      new Option(
        '--from <position>',
        'everything after this position, 0 for all, without looking first; needs --log',
      ).argParser(positionFrom),
    )
    .option('--json', 'print JSON')
    .addHelpText('after', environment)
    .action(async (options: RefillOptions) => (await import('../topics/check-and-refill.js')).refill(options));
}

function positionFrom(text: string): bigint {
  if (!/^\d{1,18}$/.test(text)) throw new InvalidArgumentError('It must be a position of the log, 0 for all of it.');
  return BigInt(text);
}
