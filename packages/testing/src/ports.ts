import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const interval = 100;

/** Below those that systems give to outgoing connections, which could take it before its process listens. */
const lowest = 12_000;
const highest = 32_000;
const tries = 100;
/** Whoever was given one may not listen on it yet. */
const given = new Set<number>();

export async function freePort(): Promise<number> {
  for (let n = 0; n < tries; n++) {
    const port = randomInt(lowest, highest);
    if (given.has(port)) continue;
    given.add(port);
    if (await isFree(port)) return port;
  }
  throw new Error('No port could be found');
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  const listening = once(probe, 'listening');
  probe.listen(port, '127.0.0.1');
  try {
    await listening;
  } catch {
    return false;
  }
  probe.close();
  await once(probe, 'close');
  return true;
}

/** Whether somebody listens within a time. */
export async function portOpens(port: number, within: number, gone: () => boolean): Promise<boolean> {
  const end = performance.now() + within;
  while (performance.now() < end && !gone()) {
    const socket = connect(port, '127.0.0.1');
    const open = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (open) return true;
    await pause(interval);
  }
  return false;
}
