/** Tables as files, read and sent page by page: an export of any length needs the memory of one page. */
import { Readable } from 'node:stream';
import { applyDecorators, Get, StreamableFile } from '@nestjs/common';
import { partnerRoles } from '@tributary/contracts';
import { stringify } from 'csv-stringify/sync';
import { AnswersCsv } from '../documentation/decorators.js';
import { Allow } from '../identity/guard.js';

export type CsvRow = readonly (string | number | null)[];

const pageSize = 1_000;

export function csvFile(name: string, columns: readonly string[], pages: AsyncIterable<readonly CsvRow[]>) {
  return new StreamableFile(Readable.from(linesOf(columns, pages)), {
    type: 'text/csv; charset=utf-8',
    disposition: `attachment; filename="${name}"`,
  });
}

/** Every row of a list that is read by page; `after` is where the page before ended. */
export async function* rowsByPage<Row, After>(
  read: (after: After | null, limit: number) => Promise<readonly Row[]>,
  placeOf: (row: Row) => After,
  toCells: (row: Row) => CsvRow,
): AsyncGenerator<readonly CsvRow[]> {
  let after: After | null = null;
  for (;;) {
    const rows: readonly Row[] = await read(after, pageSize);
    yield rows.map(toCells);
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return;
    after = placeOf(last);
  }
}

/** How a list that is read by page becomes a file. */
export interface CsvTable<Row, After> {
  readonly name: string;
  readonly columns: readonly string[];
  placeOf(row: Row): After;
  cellsOf(row: Row): CsvRow;
}

export function csvOf<Row, After>(
  { name, columns, placeOf, cellsOf }: CsvTable<Row, After>,
  read: (after: After | null, limit: number) => Promise<readonly Row[]>,
): StreamableFile {
  return csvFile(name, columns, rowsByPage(read, placeOf, cellsOf));
}

/** A route that gives partners a list of their own as a file. */
export const GivesPartnersCsv = (description: string) =>
  applyDecorators(Get(), Allow(...partnerRoles), AnswersCsv(description));

const beginsFormula = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;
const isNumber = /^-?\d+(?:\.\d+)?$/;

/** What a sender wrote must not run as a formula in a spreadsheet; a number may begin with its minus. */
const unarmed = (cell: string | number | null) =>
  typeof cell === 'string' && beginsFormula.test(cell) && !isNumber.test(cell) ? `'${cell}` : cell;

export const csvText = (rows: readonly CsvRow[]): string => stringify(rows.map((row) => row.map(unarmed)));

async function* linesOf(columns: readonly string[], pages: AsyncIterable<readonly CsvRow[]>): AsyncGenerator<string> {
  yield csvText([columns]);
  for await (const rows of pages) if (rows.length > 0) yield csvText(rows);
}
