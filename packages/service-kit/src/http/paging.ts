import { problem } from '../problems/problems.js';

export interface Page<Item> {
  items: Item[];
  next: string | null;
}

export type CursorPart = string | number | null;

/** Where a page ended: the sort key of its last row. Opaque to clients. */
export function encodeCursor(...parts: readonly CursorPart[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** Null without a cursor; a refusal for one that this route never gave. */
export function decodeCursor(cursor: string | undefined, parts: number): CursorPart[] | null {
  if (cursor === undefined) return null;
  const decoded = parsed(cursor);
  if (!Array.isArray(decoded) || decoded.length !== parts || !decoded.every(isPart)) {
    throw problem('invalid-input', { errors: [{ path: 'cursor', message: 'is not from an answer of this route' }] });
  }
  return decoded;
}

function isPart(part: unknown): part is CursorPart {
  return part === null || typeof part === 'string' || typeof part === 'number';
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return null;
  }
}

/** Ask for one row more than `limit`: it says whether another page follows. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  toItem: (row: Row) => Item,
  cursorOf: (row: Row) => readonly CursorPart[],
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(toItem),
    next: rows.length > limit && last !== undefined ? encodeCursor(...cursorOf(last)) : null,
  };
}
