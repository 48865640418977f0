/** Where in a JSON text each of its parts stands, so that a fault named by its path can be shown there. */
import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';

export interface Place {
  readonly start: number;
  readonly end: number;
}

interface Fault {
  readonly at: Place;
  readonly message: string;
}

export type JsonText =
  | { readonly value: unknown; readonly places: ReadonlyMap<string, Place> }
  | { readonly fault: Fault };

/** By the parser's names of what is wrong. */
const messages: Readonly<Record<string, string>> = {
  CloseBraceExpected: 'A comma or "}" is missing here',
  CloseBracketExpected: 'A comma or "]" is missing here',
  ColonExpected: 'A colon is missing here',
  CommaExpected: 'A comma or a closing bracket is missing here',
  EndOfFileExpected: 'Something follows where the text should have ended',
  InvalidCommentToken: 'JSON has no comments',
  PropertyNameExpected: 'A name in double quotes is missing here',
  UnexpectedEndOfString: 'This text in quotes is not closed on its line',
  ValueExpected: 'A value is missing here; JSON has no comma before a bracket closes',
};
const otherwise = 'This is nothing that JSON knows; texts stand in double quotes';
const tooDeep = 'It is nested too deep';
const deepest = 100;

const faultAt = (start: number, end: number, message: string): Fault => ({ at: { start, end }, message });

export function readJson(text: string): JsonText {
  const errors: ParseError[] = [];
  try {
    const root = parseTree(text, errors, { disallowComments: true });
    const [first] = errors;
    if (first || !root) return { fault: wrong(text, first) };
    const places = new Map<string, Place>();
    const fault = note(root, '', 0, places);
    return fault ? { fault } : { value: JSON.parse(text), places };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error; // the parser calls itself for each bracket
    return { fault: faultAt(0, text.length, tooDeep) };
  }
}

function wrong(text: string, error: ParseError | undefined): Fault {
  const start = Math.min(error?.offset ?? 0, text.length);
  const message = messages[error ? printParseErrorCode(error.error) : 'ValueExpected'] ?? otherwise;
  return faultAt(start, Math.min(start + 1, text.length), message);
}

/** Where a part and all in it stand; a member with its name. Whatever is wrong with them is given back. */
function note(node: Node, path: string, depth: number, places: Map<string, Place>): Fault | undefined {
  const { offset, length, children = [], type } = node;
  if (depth > deepest) return faultAt(offset, offset + length, tooDeep);
  places.set(path, { start: offset, end: offset + length });
  const names = new Set<string>();
  for (const [n, child] of children.entries()) {
    const [name, value] = type === 'object' ? (child.children ?? []) : [undefined, child];
    if (name && names.has(name.value)) return faultAt(name.offset, child.offset + child.length, twice(name));
    if (name) names.add(name.value);
    const own = name ? (path === '' ? name.value : `${path}.${name.value}`) : `${path}[${n}]`;
    const fault = value && note(value, own, depth + 1, places);
    if (fault) return fault;
    places.set(own, { start: child.offset, end: child.offset + child.length });
  }
  return undefined;
}

const twice = ({ value }: Node): string => `"${value}" stands here twice`;

/** Of the part that a path names; of what it would stand in, where it is missing. */
export function placeOf(places: ReadonlyMap<string, Place>, path: string): Place | undefined {
  const found = places.get(path);
  if (found !== undefined || path === '') return found;
  return placeOf(places, path.replace(/(?:^|\.)[^.[\]]*$|\[\d+\]$/, ''));
}

export const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;
