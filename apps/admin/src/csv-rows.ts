/** The rows of a CSV file as `tributary … import` reads them, so that one file is taken the same in both ways. */

export interface CsvFault {
  readonly line: number;
  readonly reason: string;
}

export interface CsvRows {
  readonly rows: readonly (Readonly<Record<string, string>> & { readonly line: number })[];
  readonly faults: readonly CsvFault[];
}

/** Or why the file is none of these: its first line names at least the `needed` columns, and none twice. */
export async function readCsv(text: string, needed: readonly string[]): Promise<CsvRows | string> {
  const {
    records: [first, ...records],
    faults,
  } = await recordsOf(text);
  const head = first?.cells;
  if (head === undefined) return 'It is empty; its first line names the columns.';
  const missing = needed.filter((name) => !head.includes(name));
  if (missing.length > 0)
    return `Its first line does not name ${missing.join(', ')}. It names ${inWords(head)}; a comma separates columns.`;
  const repeated = repeatedIn(head);
  if (repeated.length > 0)
    return `Its first line names ${inWords(repeated)} more than once; give each column a name of its own.`;
  const rows: CsvRows['rows'][number][] = [];
  for (const { cells, line } of records) {
    const reason = faultOf(cells, head);
    if (reason !== null) faults.push({ line, reason });
    else
      rows.push({
        ...Object.fromEntries(head.map((name, n) => [name, cells[n] ?? ''])),
        line,
      } as CsvRows['rows'][number]);
  }
  return { rows, faults: faults.sort((one, other) => one.line - other.line) };
}

const inWords = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(', ');

/** Columns without a name, such as those that a spreadsheet leaves at the end, are read by nobody. */
function repeatedIn(head: readonly string[]): string[] {
  return [...new Set(head.filter((name, n) => name !== '' && head.indexOf(name) < n))];
}

interface CsvRecord {
  readonly cells: readonly string[];
  /** The one that it ends on. */
  readonly line: number;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * The parser, which is fetched with the first file, loses its way at a broken quote: it begins anew behind the line on
 * which that record begins.
 */
async function recordsOf(text: string) {
  const { CsvError, parse } = await import('csv-parse/browser/esm/sync');
  const records: CsvRecord[] = [];
  const faults: CsvFault[] = [];
  let rest = encoder.encode(text.replace(/^\uFEFF/, ''));
  for (let line = 0; ; ) {
    let reached = { lines: 0, bytes: 0 };
    let countedTwice = 0;
    try {
      parse(decoder.decode(rest), {
        relax_column_count: true,
        skip_empty_lines: true,
        trim: true,
        on_record: (cells: string[], { lines, bytes }) => {
          countedTwice += pairsIn(cells);
          reached = { lines: lines - countedTwice, bytes };
          records.push({ cells, line: line + reached.lines });
          return null;
        },
      });
      return { records, faults };
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      const broken = decoder.decode(rest.subarray(reached.bytes));
      const [passed = ''] = nextLine.exec(broken) ?? [];
      line += reached.lines + linesIn(passed);
      faults.push({ line, reason: brokenQuote });
      rest = rest.subarray(reached.bytes + encoder.encode(passed).length);
    }
  }
}

/** Line ends of two characters within cells, of which the parser counts each. */
const pairsIn = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + cell.split('\r\n').length - 1, 0);

/** With the empty ones before it. */
const nextLine = /^[\r\n]*[^\r\n]+(\r\n|\n|\r)?/;
const linesIn = (text: string): number => text.match(/[^\r\n]+$|\r\n|\n|\r/g)?.length ?? 0;

/** Nothing else is wrong with a record whose columns are counted later. */
const brokenQuote =
  'A quote is not closed or stands within a cell; put quotes around the whole cell and double those in it.';

function faultOf(cells: readonly string[], head: readonly string[]): string | null {
  if (cells.length !== head.length) return `This row has ${cells.length} columns; the head has ${head.length}.`;
  const strange = cells.findIndex((cell) => unstorable.test(cell));
  return strange < 0 ? null : `${head[strange]} holds U+0000 or bytes that are not UTF-8.`;
}

/** What a decoder puts in the place of bytes that are not UTF-8 is U+FFFD. */
const unstorable = /[\0\uFFFD]/;
