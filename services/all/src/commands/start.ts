import { setTimeout as pause } from 'node:timers/promises';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { serviceNames } from '@tributary/contracts';
import { discardHalfTold, refuseHalfTold, tellWhole } from '../demonstration/half-told.js';
import { workingSignIns } from '../demonstration/sign-ins.js';
import { storyClock } from '../demonstration/simulated-clock.js';
import { stageOn } from '../demonstration/stage.js';
import { tellStory } from '../demonstration/story.js';
import { jsonLogger } from '@tributary/service-kit';
import { holdPort } from '../server/hold-port.js';
import { showToken } from '../server/operator-token.js';
import { type RunningServer, runServer } from '../server/run.js';
import { processName, readSettings, type Settings, type Target } from '../server/settings.js';

/** Below what Kubernetes and Compose give a process to end. */
const longestClose = 30_000;

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
    .action(start);
}

interface StartOptions {
  readonly empty?: boolean;
  readonly target: Target;
  readonly refillFrom?: bigint;
}

async function start({ empty = false, target, refillFrom }: StartOptions): Promise<void> {
  const settings = { ...readSettings(target), refillFrom: refillFrom ?? null };
  const held = await holdPort(settings);
  try {
    await serve(settings, empty, held);
  } catch (error) {
    await held.release();
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1); // whatever it has begun: a process that stays keeps others from taking its place
  }
}

async function serve(settings: Settings, empty: boolean, held: Awaited<ReturnType<typeof holdPort>>): Promise<void> {
  const { target } = settings;
  if (target === 'all') await discardHalfTold(settings);
  const clock = storyClock();
  const server = await runServer(settings, clock, jsonLogger(settings.logLevel, { service: processName(target) }));
  const stop = stopOnSignals(() => server.close(), settings.shutdownDelay + longestClose);
  try {
    if (target === 'all') await tellWhereEmpty(server, settings, clock, empty);
    await held.release();
    await server.application.listen(settings.port, settings.host);
  } catch (error) {
    if (stop.asked) return; // it broke off because the server is closing
    await Promise.race([server.close(), pause(longestClose)]);
    throw error;
  }
  process.stdout.write(target === 'all' ? await greeting(settings, server) : greetingOfOne(settings));
}

function positionFrom(text: string): bigint {
  if (!/^\d{1,18}$/.test(text)) throw new InvalidArgumentError('It must be a position of the log, 0 for all of it.');
  return BigInt(text);
}

async function tellWhereEmpty(
  server: RunningServer,
  settings: Settings,
  clock: ReturnType<typeof storyClock>,
  empty: boolean,
): Promise<void> {
  if (!(await server.isEmpty())) return refuseHalfTold(settings);
  if (empty) return;
  process.stdout.write('Preparing the demonstration: 90 days of a gift shop with 40 partners …\n');
  await tellWhole(settings, () => tellStory(stageOn(server, clock)));
}

const isTerminal = process.stdout.isTTY;

function greetingOfOne(settings: Settings): string {
  const { target, host, port, publicUrl } = settings;
  const address = `http://${host}:${port}`;
  if (target === 'relay') return `The relay to Kafka is ready at ${address}\n`;
  return target === 'gateway'
    ? `The gateway is ready at ${publicUrl}, listening at ${address}\n  operator's token  ${showToken(settings, isTerminal)}\n`
    : `The service "${target}" is ready at ${address}\n`;
}

async function greeting(settings: Settings, server: RunningServer): Promise<string> {
  const { publicUrl } = settings;
  const lines = [
    ['staff', `${publicUrl}/admin`],
    ['partners', `${publicUrl}/partner`],
    ['API documentation', `${publicUrl}/api/docs`],
  ];
  if (await server.isEmpty()) lines.push(['first run', `${publicUrl}/admin/setup`]);
  for (const { who, email, password } of await workingSignIns(server.application.fastify))
    lines.push([`demonstration ${who}`, `${email}  ${password}`]);
  lines.push(["operator's token", showToken(settings, isTerminal)]);
  const shown = lines.map(([name = '', value]) => `  ${name.padEnd(22)} ${value}\n`);
  return `\nTributary is ready at ${publicUrl}\n${shown.join('')}\n`;
}

/** What is lost by an end that takes too long is what a crash would lose: nothing that was acknowledged. */
function stopOnSignals(close: () => Promise<void>, within: number): { readonly asked: boolean } {
  const stop = { asked: false };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stop.asked) return;
      stop.asked = true;
      setTimeout(() => {
        process.stderr.write(`It has not come to its end within ${within / 1_000} s\n`);
        process.exit(1);
      }, within).unref();
      void close().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`${String(error)}\n`);
          process.exit(1);
        },
      );
    });
  }
  return stop;
}
