import { serviceNames } from '@tributary/contracts';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { StartOptions } from './serve.js';

export function addStart(program: Command): void {
  program
    .command('start')
    .description('start everything, or one service of it')
    .option('--empty', 'without the demonstration; the first page creates the first admin')
    .addOption(
      new Option('--target <target>', 'what to run in this process')
        .choices(['all', ...serviceNames, 'relay'])
        .default('all'),
    )
    .addOption(
      new Option(
        '--refill-from <position>',
        'with --target=relay: publish again what comes after this position',
      ).argParser(positionFrom),
    )
    .addHelpText(
      'after',
      `
Environment:
  PORT               8080 unless set
  HOST               127.0.0.1 unless set; 0.0.0.0 lets other machines in
  PUBLIC_URL         where links and invitations lead, http://localhost:<PORT> unless set
  TRIBUTARY_DATA_DIR .data unless set
  DATABASE_URL       an existing PostgreSQL instead of the embedded one
  EVENT_STORE_URL    the log apart from that: postgres://…, or esdb://… with KAFKA_BROKERS; DATABASE_URL unless set
  VAULT_URL          the PostgreSQL with the keys of persons, that of DATABASE_URL unless set
  TRIBUTARY_SECRET   seals personal data and sessions; a file in the data folder unless set
  TRIBUTARY_API_RATE requests a second that one API key may send
  SHUTDOWN_DELAY     seconds between saying "not ready" and closing, 0 unless set
  SMTP_URL           sends mail; without it mail is kept for the admin to read
  LOG_LEVEL          debug, info, warn, error or silent; warn unless set
  METRICS_PORT       serves Prometheus' GET /metrics on a port of its own; nowhere unless set
  OTEL_EXPORTER_OTLP_ENDPOINT  where traces go by OTLP over HTTP; nowhere unless set

One service alone (--target) needs DATABASE_URL, TRIBUTARY_SECRET and PUBLIC_URL, the same for all of them; the gateway
needs to know where the others listen: REFERRAL_URL, PARTNER_URL, COMMISSION_URL, PAYOUT_URL and ANALYTICS_URL.
Without Kafka each follows the log in the database. Over Kafka they need --target=relay beside them, and all of them:
  KAFKA_BROKERS      host:port, several with commas between
  KAFKA_PREFIX       leads the names of topics and consumer groups, tributary unless set`,
    )
    .action(async (options: StartOptions) => (await import('./serve.js')).start(options));
}

function positionFrom(text: string): bigint {
  if (!/^\d{1,18}$/.test(text)) throw new InvalidArgumentError('It must be a position of the log, 0 for all of it.');
  return BigInt(text);
}
