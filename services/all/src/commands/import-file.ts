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
  const { size, records } = readRows(file, needed, (error) => total.errors.push(error));
  bar.start(size, 0, { rows, rate: '–' });
  try {
    for await (const { chunk, bytes } of chunksOf(records)) {
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

async function* chunksOf(records: AsyncIterable<{ row: Row; bytes: number }>) {
  let chunk: Row[] = [];
  let reached = 0;
  for await (const { row, bytes } of records) {
    chunk.push(row);
    reached = bytes;
    if (chunk.length === chunkSize) {
      yield { chunk, bytes };
      chunk = [];
    }
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
