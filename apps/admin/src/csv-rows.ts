/** The rows of a CSV file as `tributary … import` reads them, so that one file is taken the same in both ways. */

export interface CsvFault {
  readonly line: number;
  readonly reason: string;
}

export interface CsvRows {
  readonly rows: readonly (Readonly<Record<string, string>> & { readonly line: number })[];
  readonly faults: readonly CsvFault[];
}

interface CsvRecord {
  readonly cells: readonly string[];
  /** The one that it ends on. */
  readonly line: number;
  readonly fault?: string;
}

/** Or why the file is none of these: its first line names at least the `needed` columns. */
export function readCsv(text: string, needed: readonly string[]): CsvRows | string {
  const [head, ...records] = recordsOf(text.replace(/^\uFEFF/, ''));
  if (head === undefined) return 'It is empty; its first line names the columns.';
  const missing = needed.filter((name) => !head.cells.includes(name));
  if (missing.length > 0) {
    const named = head.cells.map((name) => `“${name}”`).join(', ');
    return `Its first line does not name ${missing.join(', ')}. It names ${named}; a comma separates columns.`;
  }
  const rows: CsvRows['rows'][number][] = [];
  const faults: CsvFault[] = [];
  for (const record of records) {
    const reason = record.fault ?? faultOf(record.cells, head.cells);
    if (reason !== null) faults.push({ line: record.line, reason });
    else
      rows.push({
        ...Object.fromEntries(head.cells.map((name, n) => [name, record.cells[n] ?? ''])),
        line: record.line,
      } as CsvRows['rows'][number]);
  }
  return { rows, faults };
}

function faultOf(cells: readonly string[], head: readonly string[]): string | null {
  if (cells.length !== head.length) return `This row has ${cells.length} columns; the head has ${head.length}.`;
  const strange = cells.findIndex((cell) => unstorable.test(cell));
  return strange < 0 ? null : `${head[strange]} holds U+0000 or bytes that are not UTF-8.`;
}

/** What a decoder puts in the place of bytes that are not UTF-8 is U+FFFD. */
const unstorable = /[\0\uFFFD]/;

/** A cell, then what separates it from the next: a quoted one may hold commas, lines and doubled quotes. */
const cellPattern = /[ \t]*(?:"([^"]*(?:""[^"]*)*)"[ \t]*|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;

function recordsOf(text: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  let cells: string[] = [];
  let line = 1;
  for (let at = 0; at < text.length; ) {
    cellPattern.lastIndex = at;
    const found = cellPattern.exec(text);
    if (!found) {
      const { next, ...broken } = brokenAt(text, at, line);
      records.push(broken);
      cells = [];
      at = next;
      line = broken.line + 1;
      continue;
    }
    const [whole, quoted, plain = '', separator] = found;
    at += whole.length;
    line += linesIn(quoted ?? '');
    cells.push(quoted === undefined ? plain.trim() : quoted.replaceAll('""', '"'));
    if (separator === ',' && at < text.length) continue;
    if (separator === ',') cells.push('');
    if (cells.some((cell) => cell !== '') || cells.length > 1) records.push({ cells, line });
    cells = [];
    line++;
  }
  return records;
}

const linesIn = (text: string): number => text.split(/\r\n|\n|\r/).length - 1;

/** A row in which a quote does not stand around a whole cell: all of its line, or all that follows an open quote. */
function brokenAt(text: string, at: number, line: number): CsvRecord & { readonly next: number } {
  const isOpen = /^[ \t]*"[^"]*(?:""[^"]*)*$/.test(text.slice(at));
  if (isOpen) {
    const fault = 'A quote that opens here is not closed, so that the rest of the file belongs to it.';
    return { cells: [], line, fault, next: text.length };
  }
  const end = /\r\n|\n|\r|$/.exec(text.slice(at));
  const next = at + (end?.index ?? 0) + (end?.[0].length ?? 0);
  return {
    cells: [],
    line,
    fault: 'A quote stands within a cell; put quotes around all of it and double this one.',
    next,
  };
}
