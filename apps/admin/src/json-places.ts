/** Where in a JSON text each of its parts stands, so that a fault named by its path can be shown there. */

export interface Place {
  readonly start: number;
  readonly end: number;
}

export type JsonText =
  | { readonly value: unknown; readonly places: ReadonlyMap<string, Place> }
  | { readonly fault: { readonly at: Place; readonly message: string } };

class Fault extends Error {
  constructor(
    readonly offset: number,
    message: string,
  ) {
    super(message);
  }
}

const deepest = 100;
const space = /[ \t\r\n]*/y;
const scalar =
  /"(?:[^"\\\p{Cc}]|[\x7f-\x9f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;

class Reader {
  readonly places = new Map<string, Place>();
  private at = 0;
  constructor(private readonly text: string) {}

  read(): void {
    this.value('', 0);
    this.skip();
    if (this.at < this.text.length) throw new Fault(this.at, 'Something follows where the plan has ended');
  }

  private value(path: string, depth: number): void {
    this.skip();
    const start = this.at;
    const next = this.text[start];
    if (depth > deepest) throw new Fault(start, 'It is nested too deep');
    const names = new Set<string>();
    if (next === '{') this.members('}', () => this.member(path, depth, names));
    else if (next === '[') this.members(']', (n) => this.value(`${path}[${n}]`, depth + 1));
    else this.scalar();
    this.places.set(path, { start, end: this.at });
  }

  private member(path: string, depth: number, names: Set<string>): void {
    this.skip();
    const start = this.at;
    if (this.text[start] !== '"') throw new Fault(start, 'A name in double quotes is missing here');
    const name = JSON.parse(this.scalar()) as string;
    this.expect(':', 'A colon is missing here');
    if (names.has(name)) throw new Fault(start, `"${name}" stands here twice`);
    names.add(name);
    const own = path === '' ? name : `${path}.${name}`;
    this.value(own, depth + 1);
    this.places.set(own, { start, end: this.at });
  }

  private members(end: string, each: (n: number) => void): void {
    this.at += 1;
    this.skip();
    if (this.text[this.at] === end) {
      this.at += 1;
      return;
    }
    for (let n = 0; ; n += 1) {
      each(n);
      this.skip();
      if (this.text[this.at] !== ',') break;
      this.at += 1;
    }
    this.expect(end, `A comma or "${end}" is missing here`);
  }

  private scalar(): string {
    scalar.lastIndex = this.at;
    const [found] = scalar.exec(this.text) ?? [];
    if (found === undefined) throw new Fault(this.at, faultAt(this.text, this.at));
    this.at += found.length;
    return found;
  }

  private expect(sign: string, otherwise: string): void {
    this.skip();
    if (this.text[this.at] !== sign) throw new Fault(this.at, otherwise);
    this.at += 1;
  }

  private skip(): void {
    space.lastIndex = this.at;
    space.exec(this.text);
    this.at = space.lastIndex;
  }
}

function faultAt(text: string, at: number): string {
  if (at >= text.length) return 'The text ends before the plan does';
  if (text[at] === '"') return 'This text in quotes is not closed on its line, or has a sign that JSON does not know';
  if (text[at] === "'") return 'JSON has double quotes only';
  if (text[at] === ']' || text[at] === '}') return 'A value is missing here; JSON has no comma before a bracket closes';
  return 'This is no value that JSON knows';
}

export function readJson(text: string): JsonText {
  const reader = new Reader(text);
  try {
    reader.read();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const start = Math.min(error.offset, text.length);
    return { fault: { at: { start, end: Math.min(start + 1, text.length) }, message: error.message } };
  }
  return { value: JSON.parse(text), places: reader.places };
}

/** Of the part that a path names; of what it would stand in, where it is missing. */
export function placeOf(places: ReadonlyMap<string, Place>, path: string): Place | undefined {
  const found = places.get(path);
  if (found !== undefined || path === '') return found;
  return placeOf(places, path.replace(/(?:^|\.)[^.[\]]*$|\[\d+\]$/, ''));
}

export const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;
