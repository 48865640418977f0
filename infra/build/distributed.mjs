// Kafka, PostgreSQL, every service and the relay, each as a process of its own, of what is built.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const { serviceNames } = await import('@tributary/contracts');
const { startEmbeddedPostgres } = await import('@tributary/service-kit');
const { findKafka, freePort, missingKafka } = await import('@tributary/testing');

const command = 'services/all/bin/tributary.js';
const readyWithin = 120_000;
const toldWithin = 900_000;
const empty = process.argv.includes('--empty');
const port = Number(process.env.PORT ?? 8080);
const publicUrl = process.env.PUBLIC_URL ?? `http://localhost:${port}`;
const dataDirectory = resolve(process.env.TRIBUTARY_DATA_DIR ?? '.data/distributed');
const logs = join(dataDirectory, 'logs');
const shownLogs = relative('.', logs);
mkdirSync(logs, { recursive: true });

/** In the order in which they started; each ends by a promise of its own. */
const running = [];
let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop(0));

async function stop(code) {
  if (stopping) return;
  stopping = true;
  process.stdout.write('\nStopping …\n');
  for (const end of running.splice(0).reverse()) await end().catch((error) => process.stderr.write(`${error}\n`));
  process.exit(code);
}

try {
  await start();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  await stop(1);
}

async function start() {
  const kafka = await findKafka({ detached: true });
  if (!kafka) throw new Error(missingKafka);
  running.push(() => kafka.stop());
  const databaseUrl = process.env.DATABASE_URL ?? (await embedded());
  const targets = await Promise.all(
    [...serviceNames, 'relay'].map(async (name) => [name, name === 'gateway' ? port : await freePort()]),
  );
  const environment = {
    ...process.env,
    ...Object.fromEntries(targets.map(([name, at]) => [`${name.toUpperCase()}_URL`, `http://127.0.0.1:${at}`])),
    DATABASE_URL: databaseUrl,
    KAFKA_BROKERS: kafka.brokers.join(),
    PUBLIC_URL: publicUrl,
    TRIBUTARY_DATA_DIR: dataDirectory,
    TRIBUTARY_SECRET: process.env.TRIBUTARY_SECRET ?? (await secretOf(databaseUrl)),
  };
  const greeting = await prepare(environment);
  const services = targets.map(([name, at]) => ({ name, at, ...launch(name, [`--target=${name}`], environment, at) }));
  running.push(async () => {
    await Promise.all(services.map(({ end }) => end()));
  });
  await Promise.all(services.map(({ ready }) => ready()));
  for (const { name, exited } of services)
    void exited.then(() => {
      if (!stopping) process.stderr.write(`The ${name} has ended; its log is in ${shownLogs}\n`);
    });
  process.stdout.write(greeting);
  print(services.map(({ name, at, pid }) => [name, `http://127.0.0.1:${at}`, `process ${pid}`]));
  print([
    ['Kafka', kafka.brokers.join()],
    ['PostgreSQL', new URL(databaseUrl).host],
    ['logs', shownLogs],
  ]);
  process.stdout.write('Ctrl-C stops all of them.\n');
}

async function embedded() {
  const postgres = await startEmbeddedPostgres(join(dataDirectory, 'postgres'));
  running.push(() => postgres.stop());
  return postgres.url;
}

/** The one beside the data, made where it is missing. */
async function secretOf(databaseUrl) {
  const { readSettings } = await import('../../services/all/dist/server/settings.js');
  return readSettings('all', { DATABASE_URL: databaseUrl, TRIBUTARY_DATA_DIR: dataDirectory }).secret;
}

/** One process with everything tells the demonstration, if there is nothing yet, and says how to sign in. */
async function prepare(environment) {
  const all = launch('all', empty ? ['--empty'] : [], environment, port);
  running.push(all.end);
  if (!empty) process.stdout.write('Preparing the demonstration, where there is nothing yet …\n');
  await all.ready(toldWithin);
  running.pop();
  await all.end();
  return all.printed().replace(/^Preparing.*\n/m, '');
}

function launch(name, words, environment, at) {
  const child = spawn(process.execPath, [command, 'start', ...words], {
    env: { ...environment, PORT: String(at) },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // from the terminal's signals: they end in order
  });
  const log = createWriteStream(join(logs, `${name}.log`));
  let printed = '';
  let isReady = false;
  for (const stream of [child.stdout, child.stderr]) stream.pipe(log, { end: false });
  child.stdout.on('data', (text) => {
    isReady ||= text.includes('is ready at'); // a line of the log in a service, words in the process with everything
    printed += text.toString().replace(/^\{.*\n/gm, '');
  });
  child.stderr.on('data', (text) => {
    if (child.exitCode === null && !String(text).startsWith('{')) process.stderr.write(text);
  });
  const exited = once(child, 'exit');
  return {
    pid: child.pid,
    exited,
    printed: () => printed,
    ready: (within = readyWithin) => untilReady(name, child, () => isReady, within),
    end: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await exited;
    },
  };
}

async function untilReady(name, child, isReady, within) {
  const end = performance.now() + within;
  while (performance.now() < end && !stopping && !isReady()) {
    if (child.exitCode !== null)
      throw new Error(`"${name}" ended before it was ready; its log is ${shownLogs}/${name}.log`);
    await pause(100);
  }
  if (!stopping && !isReady()) throw new Error(`The ${name} is not ready after ${within / 1_000} s`);
}

function print(rows) {
  for (const row of rows)
    process.stdout.write(
      `  ${row
        .map((cell) => cell.padEnd(22))
        .join(' ')
        .trimEnd()}\n`,
    );
}
