/** A CSV file on its way to the server, chunk by chunk, with a bar of how far it is. */
import cliProgress from 'cli-progress';
import { printResult } from '../print.js';
import { readRows, type Row, type RowError } from './csv-rows.js';

const chunkSize = 500;
/** So that a file of nothing but faults does not fill the screen; `--json` has them all. */
const shownErrors = 50;
const exitBadRows = 2;

export const badRowsHelp =
  '\nRows that cannot be imported are listed with line and reason, and the exit code is 2; the good ones go in.';

export interface Total {
  added: number;
  unchanged: number;
  readonly errors: RowError[];
}

export async function importFile(
  name: string,
  file: string,
  needed: readonly string[],
  send: (rows: readonly Row[], total: Total) => Promise<void>,
  /** A column whose equal values stay in one chunk. */
  together?: string,
): Promise<Total> {
  const total: Total = { added: 0, unchanged: 0, errors: [] };
  const bar = new cliProgress.SingleBar({
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
    format: `${name} {bar} {percentage}% | {rows} rows | {rate} rows/s | {eta_formatted} left`,
  });
  const begun = performance.now();
  let rows = 0;
  const counts = together ? await countsOf(file, needed, together) : new Map<string, number>();
  const { size, records } = readRows(file, needed, (error) => total.errors.push(error));
  bar.start(size, 0, { rows, rate: '–' });
  try {
    for await (const { chunk, bytes } of chunksOf(groupsOf(records, counts, together))) {
      await send(chunk, total);
      rows += chunk.length;
      bar.update(bytes, { rows, rate: Math.round((rows / (performance.now() - begun)) * 1_000) });
    }
  } finally {
    bar.stop();
  }
  total.errors.sort((a, b) => a.line - b.line);
  return total;
}

type Records = AsyncIterable<{ row: Row; bytes: number }>;
type Groups = AsyncIterable<{ rows: readonly Row[]; bytes: number }>;

const cellOf = (row: Row, column: string | undefined): string => (column ? String(row[column] ?? '').trim() : '');

/** How many rows have each value, of those that several have. */
async function countsOf(file: string, needed: readonly string[], column: string): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const { records } = readRows(file, needed, () => undefined);
  for await (const { row } of records) {
    const value = cellOf(row, column);
    if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  for (const [value, count] of counts) if (count === 1) counts.delete(value);
  return counts;
}

/** Rows that belong together wait for the last of them. */
async function* groupsOf(records: Records, counts: ReadonlyMap<string, number>, column: string | undefined): Groups {
  const waiting = new Map<string, Row[]>();
  for await (const { row, bytes } of records) {
    const value = cellOf(row, column);
    const count = counts.get(value) ?? 1;
    const rows = [...(waiting.get(value) ?? []), row];
    if (count > rows.length) waiting.set(value, rows);
    else {
      waiting.delete(value);
      yield { rows: count === 1 ? [row] : rows, bytes };
    }
  }
}

async function* chunksOf(groups: Groups) {
  let chunk: Row[] = [];
  let reached = 0;
  for await (const { rows, bytes } of groups) {
    if (chunk.length > 0 && chunk.length + rows.length > chunkSize) {
      yield { chunk, bytes: reached };
      chunk = [];
    }
    chunk.push(...rows);
    reached = bytes;
  }
  if (chunk.length > 0) yield { chunk, bytes: reached };
}

export function reportImport(name: string, { added, unchanged, errors }: Total, json: boolean | undefined): void {
  const lines = [`${added} ${name} added, ${unchanged} unchanged, ${errors.length} not imported`];
  for (const { line, reason } of errors.slice(0, shownErrors)) lines.push(`  line ${line}: ${reason}`);
  if (errors.length > shownErrors) lines.push(`  and ${errors.length - shownErrors} more; --json lists them all`);
  printResult(json, { added, unchanged, errors }, lines);
  if (errors.length > 0) process.exitCode = exitBadRows;
}
