/** The process that an earlier start left behind: adopted while it serves, disowned where its id is somebody else's now. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** A server that has to recover first takes its time. */
const adoptionLimit = 60_000;
const lookInterval = 100;
const answerLimit = 1_000;
/** No system gives out process ids this high. */
const nobodysId = '2147483647';

/** Of PostgreSQL's protocol: its length of 8, then its number. */
const sslRequest = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);

export type Execute = (name: string, ...words: string[]) => Promise<{ stdout: string }>;

/** The port of a server that serves this data already; null once there is none. */
export async function adoptedPort(execute: Execute, data: string): Promise<number | null> {
  const end = performance.now() + adoptionLimit;
  while (await isRunning(execute, data)) {
    const left = readIdFile(data);
    if (left?.status === 'ready' && (await answers(left.port))) return left.port;
    if (left && !(await isPostgres(left.id))) {
      disown(data);
      return null;
    }
    if (performance.now() > end) throw new Error(`The PostgreSQL that serves ${data} neither answers nor ends.`);
    await pause(lookInterval);
  }
  return null;
}

export const isRunning = (execute: Execute, data: string): Promise<boolean> =>
  execute('pg_ctl', 'status', '-D', data).then(
    () => true,
    () => false,
  );

interface IdFile {
  readonly id: number;
  readonly port: number;
  readonly status: string;
}

function readIdFile(data: string): IdFile | null {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const [id, , , port, , , , status = ''] = readFileSync(file, 'utf8').split('\n');
  return { id: Number(id), port: Number(port), status: status.trim() };
}

/**
 * Process ids are given out again: after a restart of the machine, and soon within a container. The rest of the file
 * stays, because PostgreSQL finds by it whether children of the killed server still hold its memory.
 */
function disown(data: string): void {
  const file = join(data, 'postmaster.pid');
  if (existsSync(file)) writeFileSync(file, readFileSync(file, 'utf8').replace(/^-?\d+/, nobodysId));
}

/**
 * Ends the children of a server that was killed: they hold its memory until they notice, and one that waits for a slow
 * disk may take long. Where this system does not show its processes, the start waits for them.
 */
export function endOrphans(data: string): void {
  if (process.platform !== 'linux') return;
  const folder = realpathSync(data);
  for (const name of readdirSync('/proc')) {
    if (/^\d+$/.test(name) && isOrphanOf(name, folder)) endProcess(Number(name));
  }
}

/** The processes of PostgreSQL work in the folder of their data, and name themselves "postgres: …" but for the first. */
function isOrphanOf(id: string, data: string): boolean {
  try {
    return (
      readlinkSync(`/proc/${id}/cwd`) === data && readFileSync(`/proc/${id}/cmdline`, 'utf8').startsWith('postgres: ')
    );
  } catch {
    return false; // it is gone, or somebody else's
  }
}

function endProcess(id: number): void {
  try {
    process.kill(id, 'SIGKILL');
  } catch {
    // it has gone by itself
  }
}

async function isPostgres(id: number): Promise<boolean> {
  const command = await commandOf(id);
  return command === null || basename(command).replace(/\.exe$/, '') === 'postgres';
}

/** Null where this system does not tell. A process that ended and waits for its parent has none. */
async function commandOf(id: number): Promise<string | null> {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0')[0] ?? '';
    } catch (error) {
      return (error as { code?: string }).code === 'ENOENT' ? '' : null;
    }
  }
  return run('ps', ['-o', 'comm=', '-p', String(id)]).then(
    ({ stdout }) => stdout.trim(),
    () => null,
  );
}

/** By its first word on encryption: a connection alone is made by the system, for a server that is being killed as well. */
async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const closed = once(socket, 'close').then(() => false);
  const said = once(socket, 'data').then(() => true);
  socket.setTimeout(answerLimit, () => socket.destroy());
  socket.write(sslRequest);
  try {
    return await Promise.race([said, closed]);
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
