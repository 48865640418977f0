/** The rows of a CSV file as `tributary … import` reads them, so that one file is taken the same in both ways. */

export interface CsvFault {
  readonly line: number;
  readonly reason: string;
}

export interface CsvRows {
  readonly rows: readonly (Readonly<Record<string, string>> & { readonly line: number })[];
  readonly faults: readonly CsvFault[];
}

/** Or why the file is none of these: its first line names at least the `needed` columns. */
export async function readCsv(text: string, needed: readonly string[]): Promise<CsvRows | string> {
  const {
    records: [first, ...records],
    faults,
  } = await recordsOf(text);
  const head = first?.cells;
  if (head === undefined) return 'It is empty; its first line names the columns.';
  const missing = needed.filter((name) => !head.includes(name));
  if (missing.length > 0) {
    const named = head.map((name) => `“${name}”`).join(', ');
    return `Its first line does not name ${missing.join(', ')}. It names ${named}; a comma separates columns.`;
  }
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

interface CsvRecord {
  readonly cells: readonly string[];
  /** The one that it ends on. */
  readonly line: number;
}

/** The parser, which is fetched with the first file, loses its way at a broken quote: it begins anew on the next line. */
async function recordsOf(text: string) {
  const { CsvError, parse } = await import('csv-parse/browser/esm/sync');
  const records: CsvRecord[] = [];
  const faults: CsvFault[] = [];
  let last = { line: 0, empty: 0 };
  for (let rest = text, before = 0; ; ) {
    last = { line: before, empty: 0 };
    try {
      parse(rest, {
        bom: true,
        relax_column_count: true,
        skip_empty_lines: true,
        trim: true,
        on_record: (cells: string[], { lines, empty_lines }) => {
          last = { line: before + lines, empty: empty_lines };
          records.push({ cells, line: last.line });
          return null;
        },
      });
      return { records, faults };
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
        const empty = Number(error['empty_lines'] ?? last.empty);
        faults.push({ line: last.line + empty - last.empty + 1, reason: openQuote });
        return { records, faults };
      }
      const lines = Number(error['lines']);
      faults.push({ line: before + lines, reason: quoteWithin });
      rest = afterLines(rest, lines);
      before += lines;
    }
  }
}

function afterLines(text: string, lines: number): string {
  const ends = /\r\n|\n|\r/g;
  for (let n = 0; n < lines; n++) if (!ends.test(text)) return '';
  return text.slice(ends.lastIndex);
}

/** Nothing else is wrong with a record whose columns are counted later. */
const quoteWithin = 'A quote stands within a cell; put quotes around all of it and double this one.';
const openQuote = 'A quote that opens here is not closed, so that the rest of the file belongs to it.';

function faultOf(cells: readonly string[], head: readonly string[]): string | null {
  if (cells.length !== head.length) return `This row has ${cells.length} columns; the head has ${head.length}.`;
  const strange = cells.findIndex((cell) => unstorable.test(cell));
  return strange < 0 ? null : `${head[strange]} holds U+0000 or bytes that are not UTF-8.`;
}

/** What a decoder puts in the place of bytes that are not UTF-8 is U+FFFD. */
const unstorable = /[\0\uFFFD]/;
