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

/** The rows of a CSV file with a head, each with the line it ends on; a row that does not fit the head is an error. */
export function readRows(file: string, onError: (error: RowError) => void) {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile()) throw new Error(`There is no file ${file}.`);
  const source = createReadStream(file);
  const parser = source.pipe(
    parse({
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      trim: true,
      on_skip: (error) => {
        onError({
          line: Number(error?.['lines'] ?? 0),
          code: 'unreadable-row',
          reason: error?.message ?? 'This row cannot be read.',
        });
        return undefined;
      },
    }),
  );
  source.on('error', (error) => parser.destroy(error));

  async function* records(): AsyncGenerator<{ row: Row; bytes: number }> {
    let head: readonly string[] | undefined;
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      if (!head) {
        head = record;
      } else if (record.length !== head.length) {
        onError({
          line: info.lines,
          code: 'wrong-columns',
          reason: `This row has ${record.length} columns; the head has ${head.length}.`,
        });
      } else {
        const cells = Object.fromEntries(head.map((name, n) => [name, record[n] ?? '']));
        yield { row: { ...cells, line: info.lines }, bytes: info.bytes };
      }
    }
    if (!head) throw new Error(`${file} is empty; its first line names the columns.`);
  }
  return { size: stat.size, records: records() };
}
