import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lineOf, placeOf, readJson } from './json-places.js';

const text = `{
  "holdDays": 30,
  "rules": [
    { "key": "base", "pays": { "kind": "percentage", "rate": "0.1" } }
  ]
}`;

const shownAt = (path: string): string | undefined => {
  const read = readJson(text);
  const place = 'places' in read ? placeOf(read.places, path) : undefined;
  return place && text.slice(place.start, place.end);
};
const faultIn = (wrong: string) => {
  const read = readJson(wrong);
  return 'fault' in read ? [wrong.slice(read.fault.at.start), read.fault.message] : undefined;
};

describe('places in a JSON text', () => {
  it('are found by path', () => {
    expect(shownAt('holdDays')).toBe('"holdDays": 30');
    expect(shownAt('rules[0].pays.rate')).toBe('"rate": "0.1"');
    expect(shownAt('rules[0]')).toMatch(/^\{ "key": "base".* \}$/);
  });

  it('are those of what a missing part would stand in', () => {
    expect(shownAt('rules[0].cap.period')).toBe(shownAt('rules[0]'));
    expect(shownAt('rules[7]')).toBe(shownAt('rules'));
    expect(shownAt('currency')).toBe(text);
  });

  it('begin on a line', () => {
    expect(lineOf(text, text.indexOf('"key"'))).toBe(4);
  });

  it('are told for what is no JSON', () => {
    expect(faultIn('{ "a": 1, }')).toEqual(['}', 'A name in double quotes is missing here']);
    expect(faultIn('[1, ]')?.[0]).toBe(']');
    expect(faultIn('{ "a": 1')).toEqual(['', 'A comma or "}" is missing here']);
    expect(faultIn('{ "a" 1 }')).toEqual(['1 }', 'A colon is missing here']);
    expect(faultIn("{ 'a': 1 }")?.[0]).toBe("'a': 1 }");
    expect(faultIn('{ "a": .5 }')).toEqual(['.5 }', 'This is nothing that JSON knows; texts stand in double quotes']);
    expect(faultIn('{ "a": 1 "b": 2 }')).toEqual(['"b": 2 }', 'A comma or a closing bracket is missing here']);
    expect(faultIn('{ // one\n}')).toEqual(['// one\n}', 'JSON has no comments']);
    expect(faultIn('')?.[1]).toMatch(/^A value is missing here/);
    expect(faultIn('{} {}')?.[0]).toBe('{}');
    expect(faultIn('{ "a": 1, "a": 2 }')?.[1]).toBe('"a" stands here twice');
    expect(faultIn('[')?.[0]).toBe('');
    expect(faultIn('['.repeat(10_000))?.[1]).toBe('It is nested too deep');
  });

  it('reads what JSON.parse reads, and nothing else', () => {
    const cut = fc.tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '{', ']', '1', 'x', '\n'));
    fc.assert(
      fc.property(cut, ([json, n, sign]) => {
        const at = n % (json.length + 1);
        const mended = json.slice(0, at) + sign + json.slice(at + (n % 2));
        let isJson = true;
        try {
          JSON.parse(mended);
        } catch {
          isJson = false;
        }
        const read = readJson(mended);
        const isTwice = 'fault' in read && read.fault.message.endsWith('stands here twice');
        if (!isTwice) expect('value' in read).toBe(isJson);
      }),
    );
  });
});
