import { useSyncExternalStore } from 'react';

export interface Connection {
  readonly connected: boolean;
  /** While it is not: whether the device itself says so. */
  readonly offline: boolean;
  /** Since when, in milliseconds. */
  readonly since: number;
}

const isOffline = (): boolean => typeof navigator !== 'undefined' && navigator.onLine === false;

let live = true;
let connection: Connection = { connected: true, offline: false, since: Date.now() };
const watchers = new Set<() => void>();

function look(): void {
  const offline = isOffline();
  const connected = live && !offline;
  if (connected === connection.connected && offline === connection.offline) return;
  connection = { connected, offline, since: connected === connection.connected ? connection.since : Date.now() };
  for (const watcher of watchers) watcher();
}

/** Whether changes of the server arrive. */
export function setLive(now: boolean): void {
  live = now;
  look();
}

export function useConnection(): Connection {
  return useSyncExternalStore(
    (changed) => {
      watchers.add(changed);
      globalThis.addEventListener('online', look);
      globalThis.addEventListener('offline', look);
      return () => {
        watchers.delete(changed);
        globalThis.removeEventListener('online', look);
        globalThis.removeEventListener('offline', look);
      };
    },
    () => connection,
  );
}
