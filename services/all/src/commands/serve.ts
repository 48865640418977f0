/** What `tributary start` does; apart from its description, because every other command does without a server's modules. */
import { setTimeout as pause } from 'node:timers/promises';
import { type Audience, audience } from '../demonstration/audience.js';
import { discardHalfTold, refuseHalfTold, tellWhole } from '../demonstration/half-told.js';
import { workingSignIns } from '../demonstration/sign-ins.js';
import { type StoryClock, storyClock } from '../demonstration/simulated-clock.js';
import { stageOn } from '../demonstration/stage.js';
import { tellStory } from '../demonstration/story.js';
import { jsonLogger } from '@tributary/service-kit';
import { holdPort } from '../server/hold-port.js';
import { showToken } from '../server/operator-token.js';
import { type RunningServer, runServer } from '../server/run.js';
import { processName, readSettings, type Settings, type Target } from '../server/settings.js';

/** Below what Kubernetes and Compose give a process to end. */
const longestClose = 30_000;

interface Surroundings extends Audience {
  readonly clock: StoryClock;
}

export interface StartOptions {
  readonly empty?: boolean;
  readonly target: Target;
  readonly refillFrom?: bigint;
}

export async function start({ empty = false, target, refillFrom }: StartOptions): Promise<void> {
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
  const surroundings = { clock: storyClock(), ...audience() };
  const logger = jsonLogger(settings.logLevel, { service: processName(target) });
  const server = await runServer(settings, surroundings, logger);
  const stop = stopOnSignals(() => server.close(), settings.shutdownDelay + longestClose);
  try {
    if (target === 'all') await tellWhereEmpty(server, settings, surroundings, empty);
    await held.release();
    await server.application.listen(settings.port, settings.host);
  } catch (error) {
    if (stop.asked) return; // it broke off because the server is closing
    await Promise.race([server.close(), pause(longestClose)]);
    throw error;
  }
  if (target === 'all') process.stdout.write(await greeting(settings, server));
  else greetFromOne(settings);
}

async function tellWhereEmpty(
  server: RunningServer,
  settings: Settings,
  surroundings: Surroundings,
  empty: boolean,
): Promise<void> {
  if (!(await server.isEmpty())) return refuseHalfTold(settings);
  if (empty) return;
  process.stdout.write('Preparing the demonstration: 90 days of a gift shop with 40 partners …\n');
  await tellWhole(settings, () => tellStory(stageOn(server, surroundings)));
}

const isTerminal = process.stdout.isTTY;

/** To a person, or as a line of the log to who collects it. */
function greetFromOne(settings: Settings): void {
  const { target, host, port, publicUrl } = settings;
  const address = `http://${host}:${port}`;
  const who = target === 'relay' ? 'relay to Kafka' : target === 'gateway' ? 'gateway' : `service "${target}"`;
  const said = `The ${who} is ready at ${target === 'gateway' ? `${publicUrl}, listening at ${address}` : address}`;
  const operatorToken = target === 'gateway' ? showToken(settings, isTerminal) : undefined;
  if (isTerminal) process.stdout.write(`${said}\n${operatorToken ? `  operator's token  ${operatorToken}\n` : ''}`);
  else
    jsonLogger('info', { service: processName(target), destination: process.stdout }).info?.({ operatorToken }, said);
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
