import { createReadStream, statSync } from 'node:fs';
import { parse } from 'csv-parse';

export type Row = { readonly line: number } & Readonly<Record<string, string | number>>;

export interface RowError {
  readonly line: number;
  readonly code: string;
  readonly reason: string;
}

interface CsvRecord {
  readonly cells: readonly string[];
  /** The one that it ends on. */
  readonly line: number;
  /** Where the next one begins. */
  readonly bytes: number;
}

/**
 * The rows of a CSV file whose head names at least the `needed` columns and none twice, each with the line it ends on; a
 * row that does not fit the head, or holds what is no text, is an error.
 */
export function readRows(file: string, needed: readonly string[], onError: (error: RowError) => void) {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) throw new Error(`There is no file ${file}.`);
  if (!stat.isFile()) throw new Error(`${file} is no file but a folder; name a CSV file.`);

  async function* rows(): AsyncGenerator<{ row: Row; bytes: number }> {
    let head: readonly string[] | undefined;
    for await (const { cells, line, bytes } of recordsOf(file, onError)) {
      if (!head) {
        head = cells;
        checkHead(file, head, needed);
        continue;
      }
      const fault = faultOf(cells, head);
      if (fault) onError({ line, ...fault });
      else yield { row: { ...Object.fromEntries(head.map((name, n) => [name, cells[n] ?? ''])), line }, bytes };
    }
    if (!head) throw new Error(`${file} is empty; its first line names the columns.`);
  }
  return { size: stat.size, records: rows() };
}

/** The parser loses its way at a broken quote: it begins anew behind the line on which that record begins. */
async function* recordsOf(file: string, onError: (error: RowError) => void): AsyncGenerator<CsvRecord> {
  for (let place = { line: 0, bytes: await markOf(file) }; ; ) {
    const parser = parserFrom(file, place);
    let reached = place;
    let countedTwice = 0;
    for await (const { record, info } of parser.records) {
      countedTwice += pairsIn(record);
      reached = { line: place.line + info.lines - countedTwice, bytes: place.bytes + info.bytes };
      yield { cells: record, ...reached };
    }
    if (!parser.isBroken()) return;
    place = await afterNextLine(file, reached);
    onError({ line: place.line, code: 'unreadable-row', reason: brokenQuote });
  }
}

/** Line ends of two characters within cells, of which the parser counts each. */
const pairsIn = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + cell.split('\r\n').length - 1, 0);

type Place = Pick<CsvRecord, 'line' | 'bytes'>;
type Parsed = { readonly record: readonly string[]; readonly info: { readonly lines: number; readonly bytes: number } };

function parserFrom(file: string, { bytes }: Place) {
  const source = createReadStream(file, { start: bytes });
  let isBroken = false;
  const parser = source.pipe(
    parse({
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      trim: true,
      on_record: (record) => (isBroken ? null : record),
      on_skip: () => {
        isBroken = true;
        source.destroy();
        parser.end();
        return undefined;
      },
    }),
  );
  source.on('error', (error) => parser.destroy(error));
  return { records: parser as AsyncIterable<Parsed>, isBroken: () => isBroken };
}

/** How many bytes a byte order mark takes at its beginning. */
async function markOf(file: string): Promise<number> {
  for await (const head of createReadStream(file, { end: 2 }))
    if ((head as Buffer).equals(Buffer.from('\uFEFF'))) return head.length;
  return 0;
}

const [lineFeed, carriageReturn] = Buffer.from('\n\r');

/** Behind the next line that holds something; each ends in one character or two. */
async function afterNextLine(file: string, { line, bytes }: Place): Promise<Place> {
  let [isHolding, isEnded, before] = [false, false, 0];
  for await (const chunk of createReadStream(file, { start: bytes }))
    for (const byte of chunk as Buffer) {
      const isSecond = byte === lineFeed && before === carriageReturn;
      if (isEnded && !isSecond) return { line, bytes };
      bytes++;
      before = byte;
      if (byte !== lineFeed && byte !== carriageReturn) isHolding = true;
      else if (!isSecond) {
        line++;
        isEnded = isHolding;
      }
    }
  return { line: isEnded ? line : line + 1, bytes };
}

const brokenQuote =
  'A quote is not closed or stands within a cell; put quotes around the whole cell and double those in it.';

function checkHead(file: string, head: readonly string[], needed: readonly string[]): void {
  const missing = needed.filter((name) => !head.includes(name));
  if (missing.length > 0)
    throw new Error(
      `The first line of ${file} does not name ${missing.join(', ')}. It names ${inWords(head)}; a comma separates columns.`,
    );
  const repeated = repeatedIn(head);
  if (repeated.length > 0)
    throw new Error(
      `The first line of ${file} names ${inWords(repeated)} more than once; give each column a name of its own.`,
    );
}

const inWords = (names: readonly string[]): string => names.map((name) => JSON.stringify(name)).join(', ');

/** Columns without a name, such as those that a spreadsheet leaves at the end, are read by nobody. */
function repeatedIn(head: readonly string[]): string[] {
  return [...new Set(head.filter((name, n) => name !== '' && head.indexOf(name) < n))];
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
