/** The operator's token for whoever may see it: a person at a terminal, not everybody who reads collected logs. */
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { operatorToken } from '@tributary/gateway';
import type { Settings } from './settings.js';

type Place = Pick<Settings, 'secret' | 'dataDirectory' | 'databaseUrl'>;

/** The token itself, or where it is. With a database of its own, a server is somebody's on this machine. */
export function showToken({ secret, dataDirectory, databaseUrl }: Place, isTerminal: boolean): string {
  const token = operatorToken(secret);
  if (isTerminal || databaseUrl === null) return token;
  const file = join(dataDirectory, 'operator-token');
  const coming = `${file}.${process.pid}`;
  writeFileSync(coming, `${token}\n`, { mode: 0o600 });
  renameSync(coming, file); // another process may be reading it
  return `in the file ${file}`;
}
