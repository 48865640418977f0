/** A demonstration that was interrupted would pass for a whole one: a mark beside the data tells them apart. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { postgresFolder, startOwnPostgres } from '../server/own-postgres.js';
import type { Settings } from '../server/settings.js';

type Place = Pick<Settings, 'dataDirectory' | 'databaseUrl'>;

const markIn = ({ dataDirectory }: Place): string => join(dataDirectory, 'demonstration-unfinished');
const databaseOf = ({ databaseUrl }: Place): string =>
  createHash('sha256')
    .update(databaseUrl ?? 'embedded')
    .digest('hex');

function isHalfTold(place: Place): boolean {
  return existsSync(markIn(place)) && readFileSync(markIn(place), 'utf8') === databaseOf(place);
}

/** The embedded database of an interrupted demonstration goes: nobody but the story has written to it. */
export async function discardHalfTold(place: Place & Pick<Settings, 'host' | 'port'>): Promise<void> {
  if (place.databaseUrl || !isHalfTold(place)) return;
  await (await startOwnPostgres(place)).stop(); // unless another server is telling it just now
  rmSync(postgresFolder(place), { recursive: true, force: true, maxRetries: 5 });
  rmSync(markIn(place));
}

/** A database that somebody else runs is not ours to empty. */
export function refuseHalfTold(place: Place): void {
  if (isHalfTold(place))
    throw new Error(
      `The demonstration in this database was interrupted. Empty the database, or remove ${markIn(place)} to keep it so.`,
    );
}

export async function tellWhole(place: Place, tell: () => Promise<void>): Promise<void> {
  writeFileSync(markIn(place), databaseOf(place));
  await tell();
  rmSync(markIn(place));
}
