import { describe, expect, it } from '@jest/globals';
import { type CsvRows, readCsv } from './csv-rows.js';

const head = 'day,base,quote,rate';
const brokenQuote =
  'A quote is not closed or stands within a cell; put quotes around the whole cell and double those in it.';

describe('a CSV file', () => {
  it('is read with the line of each row, whatever its line ends, spaces and mark', async () => {
    expect(
      await readCsv(`\uFEFF${head}\r\n2026-10-31, EUR ,GBP,0.87\r\n\r\n2026-11-01,EUR,GBP,0.88`, ['day', 'rate']),
    ).toEqual({
      rows: [
        { line: 2, day: '2026-10-31', base: 'EUR', quote: 'GBP', rate: '0.87' },
        { line: 4, day: '2026-11-01', base: 'EUR', quote: 'GBP', rate: '0.88' },
      ],
      faults: [],
    });
  });

  it.each(['\n', '\r\n', '\r'])('counts the lines of cells once, where they end in %j', async (end) => {
    const cell = `"one${end}two${end}three"`;
    const text = ['a,b', `1,${cell}`, '2,2', `${cell},3`, '4,"4', '5,5', ''].join(end);
    const { rows } = (await readCsv(text, [])) as CsvRows;
    expect(rows.map(({ line }) => line)).toEqual([4, 5, 8, 10]);
  });

  it('may hold commas, quotes and line ends in quotes; a row has the line that it ends on', async () => {
    expect(await readCsv('a,b\n"1,5","say ""so"""\n"two\nlines", "x" \nlast,', [])).toEqual({
      rows: [
        { line: 2, a: '1,5', b: 'say "so"' },
        { line: 4, a: 'two\nlines', b: 'x' },
        { line: 5, a: 'last', b: '' },
      ],
      faults: [],
    });
  });

  it.each([
    ['1', 'This row has 1 columns; the head has 2.'],
    ['1,2,3', 'This row has 3 columns; the head has 2.'],
    ['1,\uFFFD', 'b holds U+0000 or bytes that are not UTF-8.'],
    ['1,2 "inch"', brokenQuote],
    ['1,"2"x', brokenQuote],
    ['"1"a,"2"b', brokenQuote],
    ['"1,2', brokenQuote],
  ])('names the fault of the row %j and takes the others', async (row, reason) => {
    expect(await readCsv(`a,b\n${row}\n5,6\n`, [])).toEqual({
      rows: [{ line: 3, a: '5', b: '6' }],
      faults: [{ line: 2, reason }],
    });
  });

  it('names every broken row of a long file and takes all others', async () => {
    const isBroken = (n: number) => n % 1_000 === 0;
    const rows = Array.from({ length: 20_000 }, (_, n) => (isBroken(n) ? `${n},"x" y` : `${n},"x, ${n}"`));
    const read = await readCsv(`a,b\r\n${rows.join('\r\n')}`, []);
    if (typeof read === 'string') throw new Error(read);
    expect(read.faults.map(({ line }) => line)).toEqual(Array.from({ length: 20 }, (_, n) => n * 1_000 + 2));
    expect(read.rows.length).toBe(19_980);
    expect(read.rows.every(({ line, a, b }) => Number(a) === line - 2 && b === `x, ${a}`)).toBe(true);
  });

  it('goes on behind the first line of a broken row, whose other lines are judged by themselves', async () => {
    expect(await readCsv('a,b\r\n"1\r\né",2\r\n\r\n"1\r\n3,4\r\n5"x,6\r\n7,8\r\n9,"', [])).toMatchObject({
      rows: [
        { a: '1\r\né', b: '2' },
        { a: '3', b: '4' },
        { a: '7', b: '8' },
      ],
      faults: [{ reason: brokenQuote }, { reason: brokenQuote }, { reason: brokenQuote }],
    });
  });

  it.each([
    ['', 'It is empty; its first line names the columns.'],
    ['day;base;rate\n', 'Its first line does not name day, rate. It names “day;base;rate”; a comma separates columns.'],
    [
      'day,rate,rate,base,rate\n1,2,3,4,5',
      'Its first line names “rate” more than once; give each column a name of its own.',
    ],
  ])('that begins with %j is not taken', async (text, why) => {
    expect(await readCsv(text, ['day', 'rate'])).toBe(why);
  });

  it('may have columns without a name, such as those that a spreadsheet leaves at the end', async () => {
    expect(await readCsv('day,rate,,\n1,2,,\n', ['day', 'rate'])).toMatchObject({
      rows: [{ line: 2, day: '1', rate: '2' }],
      faults: [],
    });
  });
});
