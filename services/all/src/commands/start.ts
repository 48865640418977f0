import { type Command, Option } from 'commander';
import { serviceNames } from '@tributary/contracts';
import { adminSignIn, partnerSignIn } from '../demonstration/cast.js';
import { storyClock } from '../demonstration/simulated-clock.js';
import { stageOn } from '../demonstration/stage.js';
import { tellStory } from '../demonstration/story.js';
import { operatorToken } from '@tributary/gateway';
import { jsonLogger } from '@tributary/service-kit';
import { runServer } from '../server/run.js';
import { readSettings, type Settings, type Target } from '../server/settings.js';

export function addStart(program: Command): void {
  program
    .command('start')
    .description('start everything, or one service of it')
    .option('--empty', 'without the demonstration; the first page creates the first admin')
    .addOption(
      new Option('--target <target>', 'what to run in this process').choices(['all', ...serviceNames]).default('all'),
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
  TRIBUTARY_SECRET   seals personal data and sessions; a file in the data folder unless set
  TRIBUTARY_API_RATE requests a second that one API key may send
  SMTP_URL           sends mail; without it mail is kept for the admin to read

One service alone (--target) needs DATABASE_URL, TRIBUTARY_SECRET and PUBLIC_URL, the same for all of them; the gateway
needs to know where the others listen: REFERRAL_URL, PARTNER_URL, COMMISSION_URL, PAYOUT_URL and ANALYTICS_URL.`,
    )
    .action(start);
}

async function start({ empty, target }: { empty?: boolean; target: Target }): Promise<void> {
  const settings = readSettings(target);
  const clock = storyClock();
  const server = await runServer(settings, clock, jsonLogger());
  stopOnSignals(() => server.close());
  if (target === 'all' && !empty && (await server.isEmpty())) {
    process.stdout.write('Preparing the demonstration: 90 days of a gift shop with 40 partners …\n');
    await tellStory(stageOn(server, clock));
  }
  await server.application.listen(settings.port, settings.host);
  process.stdout.write(`${greetingOf(settings, empty ?? false)}\n`);
}

function greetingOf(settings: Settings, empty: boolean): string {
  const { target, host, port, publicUrl } = settings;
  if (target === 'all') return greeting(settings, empty);
  const address = `http://${host}:${port}`;
  return target === 'gateway'
    ? `The gateway is ready at ${publicUrl}, listening at ${address}`
    : `The service "${target}" is ready at ${address}`;
}

function greeting({ publicUrl, secret }: Settings, empty: boolean): string {
  const signIns = empty
    ? [`  first run            ${publicUrl}/admin/setup`]
    : [
        `  demonstration admin  ${adminSignIn.email}  ${adminSignIn.password}`,
        `  demonstration partner ${partnerSignIn.email}  ${partnerSignIn.password}`,
      ];
  return [
    '',
    `Tributary is ready at ${publicUrl}`,
    `  staff                ${publicUrl}/admin`,
    `  partners             ${publicUrl}/partner`,
    `  API documentation    ${publicUrl}/api/docs`,
    ...signIns,
    `  operator's token     ${operatorToken(secret)}`,
    '',
  ].join('\n');
}

function stopOnSignals(close: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      void close().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`${String(error)}\n`);
          process.exit(1);
        },
      );
    });
  }
}
