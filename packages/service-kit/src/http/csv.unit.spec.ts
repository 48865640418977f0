import { describe, expect, it } from '@jest/globals';
import { csvText } from './csv.js';

describe('a table as a file', () => {
  it('keeps what a sender wrote from running as a formula, and numbers as numbers', () => {
    expect(csvText([['=1+1', '-cmd', '@x', '+44 20', '-', '\uFF0Bx', '-2.50', '2.50', -7, null]])).toBe(
      "'=1+1,'-cmd,'@x,'+44 20,'-,'\uFF0Bx,-2.50,2.50,-7,\n",
    );
  });

  it('quotes what holds a comma, a quote or a line end', () => {
    expect(csvText([['a,b', 'say "so"', '=1,"2"']])).toBe('"a,b","say ""so""","\'=1,""2"""\n');
  });
});
