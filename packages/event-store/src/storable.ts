/** U+0000 and lone surrogates, which PostgreSQL's json takes in and fails on when somebody reads them. */
const unstorable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/; // JSON.stringify escapes no other surrogates

/** Judges what JSON.stringify wrote. What one adapter refuses all refuse, so that a log can move between them. */
export function isStorable(json: string): boolean {
  return !unstorable.test(json);
}
