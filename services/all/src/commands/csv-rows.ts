import { createReadStream, statSync } from 'node:fs';
import { parse } from 'csv-parse';

export type Row = { readonly line: number } & Readonly<Record<string, string | number>>;

export interface RowError {
  readonly line: number;
  readonly code: string;
  readonly reason: string;
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number; readonly bytes: number };
}

/**
 * The rows of a CSV file whose head names at least the `needed` columns, each with the line it ends on; a row that does
 * not fit the head, or holds what is no text, is an error.
 */
export function readRows(file: string, needed: readonly string[], onError: (error: RowError) => void) {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) throw new Error(`There is no file ${file}.`);
  if (!stat.isFile()) throw new Error(`${file} is no file but a folder; name a CSV file.`);
  const parser = parsed(file, onError);

  async function* records(): AsyncGenerator<{ row: Row; bytes: number }> {
    let head: readonly string[] | undefined;
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      if (!head) {
        head = record;
        checkHead(file, head, needed);
        continue;
      }
      const fault = faultOf(record, head);
      if (fault) onError({ line: info.lines, ...fault });
      else {
        const cells = Object.fromEntries(head.map((name, n) => [name, record[n] ?? '']));
        yield { row: { ...cells, line: info.lines }, bytes: info.bytes };
      }
    }
    if (!head) throw new Error(`${file} is empty; its first line names the columns.`);
  }
  return { size: stat.size, records: records() };
}

function parsed(file: string, onError: (error: RowError) => void) {
  const source = createReadStream(file);
  let last = { line: 0, empty: 0 };
  const parser = source.pipe(
    parse({
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      trim: true,
      on_record: (record, { lines, empty_lines }) => {
        last = { line: lines, empty: empty_lines };
        return record;
      },
      on_skip: (error) => {
        const line = Number(error?.['lines'] ?? 0);
        const empty = Number(error?.['empty_lines'] ?? last.empty);
        if (error?.code === 'CSV_QUOTE_NOT_CLOSED') {
          const reason = 'A quote that opens here is not closed, so that the rest of the file belongs to it.';
          onError({ line: last.line + empty - last.empty + 1, code: 'unreadable-row', reason });
        } else {
          onError({ line, code: 'unreadable-row', reason: error?.message ?? 'This row cannot be read.' });
        }
        last = { line, empty };
        return undefined;
      },
    }),
  );
  source.on('error', (error) => parser.destroy(error));
  return parser;
}

function checkHead(file: string, head: readonly string[], needed: readonly string[]): void {
  const missing = needed.filter((name) => !head.includes(name));
  if (missing.length === 0) return;
  throw new Error(
    `The first line of ${file} does not name ${missing.join(', ')}. It names ${head.map((name) => JSON.stringify(name)).join(', ')}; ` +
      'a comma separates columns.',
  );
}

function faultOf(record: readonly string[], head: readonly string[]): Omit<RowError, 'line'> | null {
  if (record.length !== head.length) {
    const reason = `This row has ${record.length} columns; the head has ${head.length}.`;
    return { code: 'wrong-columns', reason };
  }
  const strange = record.findIndex((cell) => unstorable.test(cell));
  if (strange < 0) return null;
  return { code: 'unstorable-text', reason: `${head[strange]} holds U+0000 or bytes that are not UTF-8.` };
}

/** What a decoder puts in the place of bytes that are not UTF-8 is U+FFFD. */
const unstorable = /[\0\uFFFD]/;
