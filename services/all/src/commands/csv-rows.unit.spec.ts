import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RowError, readRows } from './csv-rows.js';

const folder = mkdtempSync(join(tmpdir(), 'tributary-csv-rows-'));
const file = join(folder, 'rows.csv');
afterAll(() => rmSync(folder, { recursive: true }));

async function read(text: string) {
  writeFileSync(file, text);
  const errors: RowError[] = [];
  const rows: (readonly [number, ...unknown[]])[] = [];
  for await (const { row } of readRows(file, ['a', 'b'], (error) => errors.push(error)).records)
    rows.push([row.line, row['a'], row['b']]);
  return { rows, broken: errors.filter(({ code }) => code === 'unreadable-row').map(({ line }) => line), errors };
}

describe('the rows of a CSV file', () => {
  it.each(['\n', '\r\n', '\r'])('have the line that they end on, where lines end in %j', async (end) => {
    const text = ['\uFEFFa,b', '1,é', '', '"x, ""y""", 2 ', ''].join(end);
    expect(await read(text)).toEqual({
      rows: [
        [2, '1', 'é'],
        [4, 'x, "y"', '2'],
      ],
      broken: [],
      errors: [],
    });
  });

  describe.each(['\n', '\r\n', '\r'])('where lines end in %j', (end) => {
    it('have the line that they end on, behind cells of several lines as well', async () => {
      const cell = `"one${end}two${end}three"`;
      const { rows } = await read(['a,b', `1,${cell}`, '2,2', `${cell},3`, '4,"4', '5,5', ''].join(end));
      expect(rows.map(([line]) => line)).toEqual([4, 5, 8, 10]);
    });

    it.each(['1,2 "inch"', '1,"2"x', '1,"2"x"', '"1"a,"2"b', '"1,2', '1,"2'])(
      'are all taken but the one whose quotes are broken: %s',
      async (broken) => {
        const text = ['\uFEFFa,b', 'é,"1"', '', '', broken, '5,6', '7,8', '"9","10"', '11,12', ''].join(end);
        expect(await read(text)).toMatchObject({
          rows: [
            [2, 'é', '1'],
            [6, '5', '6'],
            [7, '7', '8'],
            [8, '9', '10'],
            [9, '11', '12'],
          ],
          broken: [5],
        });
      },
    );
  });

  it('go on behind the first line of a broken one, whose other lines are judged by themselves', async () => {
    const text = 'a,b\r\n"two\r\nlines",2\r\n"1\r\n3,4\r\n5"x,6\r\n7,8';
    expect((await read(text)).rows.map(([, ...cells]) => cells)).toEqual([
      ['two\r\nlines', '2'],
      ['3', '4'],
      ['7', '8'],
    ]);
  });

  it('are all taken of a long file but its broken ones', async () => {
    const isBroken = (n: number) => n % 1_000 === 0;
    const lines = Array.from({ length: 20_000 }, (_, n) => (isBroken(n) ? `${n},"x" y` : `${n},"x, ${n}"`));
    const { rows, broken } = await read(`a,b\n${lines.join('\n')}`);
    expect(broken).toEqual(Array.from({ length: 20 }, (_, n) => n * 1_000 + 2));
    expect(rows.length).toBe(19_980);
    expect(rows.every(([line, a, b]) => Number(a) === line - 2 && b === `x, ${a}`)).toBe(true);
  });

  it('may be broken in the last line, and in the head, which is then another', async () => {
    expect(await read('a,b\n1,2\n"3')).toMatchObject({ rows: [[2, '1', '2']], broken: [3] });
    await expect(read('"a,b\n1,2\n')).rejects.toThrow(/does not name a, b. It names "1", "2"/);
  });

  it('are not taken where a column is named twice, but columns without a name are left alone', async () => {
    await expect(read('a,b,c,c,a,c\n1,2,3,4,5,6\n')).rejects.toThrow(
      `The first line of ${file} names "c", "a" more than once; give each column a name of its own.`,
    );
    expect(await read('a,b,,\n1,2,,\n')).toEqual({ rows: [[2, '1', '2']], broken: [], errors: [] });
  });
});
