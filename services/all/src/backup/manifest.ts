/** What a folder of a backup says of itself; written last, so that a folder without it is no whole backup. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Migrated } from '@tributary/service-kit';

/** Readers know every format up to this one. */
const format = 1;
const fileName = 'manifest.json';

/** `data`: everything that may be kept for long; `keys`: what an erasure has to reach, kept for days. */
export type Kind = 'data' | 'keys';

export interface TableCopy {
  readonly schema: string;
  readonly table: string;
  readonly columns: readonly string[];
  /** Of a table by day, as PostgreSQL names them. */
  readonly partitions: readonly string[];
  readonly file: string;
  readonly rows: number;
  readonly sha256: string;
}

export interface Manifest {
  readonly kind: Kind;
  readonly madeAt: string;
  /** Tells whether a secret is the installation's, without telling the secret. */
  readonly secret: string;
  /** The last positions of both logs. */
  readonly head: { readonly fact: string; readonly click: string };
  readonly migrations: Migrated;
  readonly tables: readonly TableCopy[];
}

export function writeManifest(folder: string, manifest: Manifest): void {
  const text = `${JSON.stringify({ format, ...manifest }, null, 2)}\n`;
  writeFileSync(join(folder, fileName), text, { mode: 0o600, flush: true });
}

export function readManifest(folder: string, kind: Kind): Manifest {
  const path = join(folder, fileName);
  if (!existsSync(path))
    throw new Error(`${folder} is no whole backup: it has no ${fileName}. Take another copy, or name another folder.`);
  const manifest = parse(path);
  if (typeof manifest.format !== 'number')
    throw new Error(`${path} is damaged: it names no format. Take another copy of the backup.`);
  if (manifest.format > format)
    throw new Error(
      `${folder} has format ${manifest.format}, and this Tributary reads formats up to ${format}. Restore it with the version that made it, or a newer one.`,
    );
  if (manifest.kind !== kind)
    throw new Error(
      kind === 'data'
        ? `${folder} holds keys alone. Name the backup itself, and this folder with --keys.`
        : `${folder} holds no keys. Name the folder of keys with --keys; without another wish it is <backup>.keys.`,
    );
  return manifest;
}

function parse(path: string): Manifest & { readonly format?: unknown } {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new Error(`${path} is damaged: it is no JSON. Take another copy of the backup.`);
  }
}

/** Before anything is restored. */
export async function checkFiles(folder: string, { tables }: Manifest): Promise<void> {
  for (const { file, sha256 } of tables) {
    const path = join(folder, file);
    if (!existsSync(path)) throw new Error(`${path} is missing. Take another copy of the backup.`);
    const hash = createHash('sha256');
    const stream = createReadStream(path);
    stream.on('data', (chunk) => hash.update(chunk));
    await once(stream, 'end');
    if (hash.digest('hex') !== sha256)
      throw new Error(`${path} is damaged: its checksum is not the manifest's. Take another copy of the backup.`);
  }
}
