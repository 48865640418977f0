/** Moves tables between PostgreSQL and compressed files, row by row, whatever their size. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { Client } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { TableCopy } from './manifest.js';
import type { Table } from './tables.js';

const dayPartition = /^click_(\d{4})(\d{2})(\d{2})$/;

export async function copyOut(client: Client, table: Table, folder: string): Promise<TableCopy> {
  const file = `${table.schema}.${table.table}.copy.gz`;
  const hash = createHash('sha256');
  const rows = client.query(
    copyTo(`copy (select ${columnsIn(client, table)} from ${nameIn(client, table)}) to stdout`),
  );
  await pipeline(
    rows,
    createGzip(),
    async function* hashed(chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        yield chunk;
      }
    },
    createWriteStream(join(folder, file), { mode: 0o600, flush: true }),
  );
  return { ...table, file, rows: rows.rowCount, sha256: hash.digest('hex') };
}

/** Into a table that its migrations have made; rows that these put there give way. */
export async function copyIn(client: Client, copy: TableCopy, folder: string): Promise<void> {
  const name = nameIn(client, copy);
  await client.query(`truncate ${name} cascade`);
  for (const partition of copy.partitions) await client.query(partitionOf(client, copy, partition));
  const rows = client.query(copyFrom(`copy ${name} (${columnsIn(client, copy)}) from stdin`));
  await pipeline(createReadStream(join(folder, copy.file)), createGunzip(), rows);
  if (rows.rowCount !== copy.rows)
    throw new Error(`${copy.file} has ${rows.rowCount} rows and should have ${copy.rows}. Nothing was restored.`);
  await advanceIdentities(client, copy);
}

const nameIn = (client: Client, { schema, table }: Table): string =>
  `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(table)}`;

const columnsIn = (client: Client, { columns }: Table): string =>
  columns.map((column) => client.escapeIdentifier(column)).join(', ');

function partitionOf(client: Client, table: Table, partition: string): string {
  const [, year, month, day] = dayPartition.exec(partition) ?? [];
  if (!year) throw new Error(`The manifest names a partition ${partition}, which this Tributary does not know.`);
  const date = `${year}-${month}-${day}`;
  const child = `${client.escapeIdentifier(table.schema)}.${client.escapeIdentifier(partition)}`;
  return `create table ${child} partition of ${nameIn(client, table)} for values from ('${date}') to (date '${date}' + 1)`;
}

/** What is added next is numbered behind what was copied. */
async function advanceIdentities(client: Client, table: Table): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `
    select attname as name from pg_attribute
    where attrelid = ($1)::regclass and attnum > 0 and not attisdropped and attidentity <> ''`,
    [nameIn(client, table)],
  );
  for (const { name } of rows) {
    const column = client.escapeIdentifier(name);
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), max(${column})) from ${nameIn(client, table)} having max(${column}) is not null`,
      [nameIn(client, table), name],
    );
  }
}
