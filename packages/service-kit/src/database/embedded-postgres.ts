/** PostgreSQL from npm, supervised: adopted where an earlier process left it running, restarted where it was killed. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { otherThanRoot, reachableBinaries, type SystemUser } from './postgres-binaries.js';
import { adoptedPort, endOrphans, type Execute, isRunning } from './postmaster.js';

const run = promisify(execFile);
/** Children of a killed server hold its shared memory for a moment; after some attempts they are ended. */
const startAttempts = 40;
const patience = 8;
const retryDelay = 250;
const linesShown = 8;
const superuser = 'postgres';
const unfinished = /^(?:initialising|copying)-/;

export interface EmbeddedPostgres {
  /** Of its superuser. */
  readonly url: string;
  /** It ran already: somebody else may use it. */
  readonly adopted: boolean;
  stop(): Promise<void>;
}

/** Starts or adopts the cluster under a folder. It listens on loopback alone, at `port` or a free one. */
export async function startEmbeddedPostgres(
  folder: string,
  options: { port?: number } = {},
): Promise<EmbeddedPostgres> {
  const home = resolve(folder);
  const user = otherThanRoot();
  mkdirSync(home, { recursive: true });
  give(home, user);
  for (const name of readdirSync(home)) {
    if (unfinished.test(name)) rmSync(join(home, name), { recursive: true, force: true, maxRetries: 5 });
  }
  const binaries = await reachableBinaries(home, user);
  const data = join(home, 'data');
  const execute: Execute = (name, ...words) =>
    run(join(binaries, name), words, user ? { uid: user.uid, gid: user.gid, cwd: home } : { cwd: home });
  const password = passwordBeside(home, user);

  if (!existsSync(data)) await initialise(execute, home, data, user);
  const running = await adoptedPort(execute, data);
  const port = running ?? (await start(execute, home, data, options.port));
  return {
    adopted: running !== null,
    url: `postgres://${superuser}:${password}@127.0.0.1:${port}/postgres`,
    stop: async () => {
      if (await isRunning(execute, data)) await execute('pg_ctl', 'stop', '-D', data, '-m', 'fast', '-w');
    },
  };
}

/** Renamed when it is whole: what a kill in the middle leaves would start, and fail later. */
async function initialise(execute: Execute, home: string, data: string, user: SystemUser | null): Promise<void> {
  const made = mkdtempSync(join(home, 'initialising-'));
  give(made, user);
  await execute(
    'initdb',
    '-D',
    made,
    '-U',
    superuser,
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile(home)}`,
    '--encoding=UTF8',
    '--locale=C',
    '--no-instructions',
  );
  renameSync(made, data);
}

async function start(execute: Execute, home: string, data: string, wanted: number | undefined): Promise<number> {
  const log = join(home, 'postgres.log');
  for (let attempt = 1; ; attempt++) {
    const port = wanted ?? (await freePort());
    const settings = [
      `-p ${port}`,
      '-c listen_addresses=127.0.0.1',
      "-c unix_socket_directories=''",
      '-c max_connections=300',
    ];
    try {
      await execute('pg_ctl', 'start', '-D', data, '-w', '-s', '-l', log, '-o', settings.join(' '));
      return port;
    } catch (error) {
      if (attempt === startAttempts) throw new Error(`PostgreSQL does not start:\n${lastLines(log)}`, { cause: error });
      if (attempt === patience) endOrphans(data);
      await pause(retryDelay);
    }
  }
}

const lastLines = (log: string): string =>
  existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n').slice(-linesShown).join('\n') : '';

function give(path: string, user: SystemUser | null): void {
  if (user) chownSync(path, user.uid, user.gid);
}

const passwordFile = (home: string): string => join(home, 'password');

function passwordBeside(home: string, user: SystemUser | null): string {
  const file = passwordFile(home);
  if (!existsSync(file)) {
    const made = `${file}.new`;
    writeFileSync(made, randomBytes(24).toString('base64url'), { mode: 0o600 });
    give(made, user);
    renameSync(made, file);
  }
  return readFileSync(file, 'utf8').trim();
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no free port');
  return address.port;
}
