/**
 * Takes out of a text what could say who somebody is or let somebody in. The logs are written so that nothing of it gets in;
 * this catches what libraries put into their errors.
 */
const hidden: readonly (readonly [RegExp, string])[] = [
  [/(\w+:\/\/)[^\s/@]+@/g, '$1[login]@'],
  [/[^\s@<>"'(),:;=/[\]]+@[^\s@<>"'(),:;=/[\]]+\.[^\s@<>"'(),:;=/[\]]+/g, '[e-mail]'],
  [/\b(?:\d{1,3}\.){3}\d{1,3}\b/g, '[address]'],
  [/(?<![\w:])(?:[\da-f]{1,4}:){3,7}[\da-f]{1,4}\b|(?<![\w:])(?:[\da-f]{1,4}:)*:(?::?[\da-f]{1,4})+\b/gi, '[address]'],
  [/\b(Bearer|Basic)\s+\S+/gi, '$1 [token]'],
  [/\b(?:trb_|eyJ)[\w.-]{8,}/g, '[token]'],
  [/\b(tributary_\w+)=[^\s;]+/g, '$1=[cookie]'],
  [/(\/[^\s?]*)\?[^\s"')]+/g, '$1?[query]'],
];

export function withoutPersonalData(text: string): string {
  return hidden.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), text);
}

/** JSON's and PostgreSQL's complaints about values quote them; those about tables and constraints quote names, which stay. */
export function safeError(error: Error): { readonly message: string; readonly stack: string } {
  const { name, message, stack = '' } = error;
  if ('syscall' in error) return { message, stack }; // the operator's own hosts and files
  const said = quotesValues(error) ? message.replace(/"(?:[^"\\]|\\.)*"|'[^']*'|".*$/gs, '[value]') : message;
  const frames = stack.slice(Math.max(0, stack.search(/^\s+at /m)));
  const safe = withoutPersonalData(said);
  return { message: safe, stack: `${name}: ${safe}\n${frames}` };
}

function quotesValues(error: Error): boolean {
  const { code } = error as { code?: unknown };
  return error instanceof SyntaxError || (typeof code === 'string' && /^22[\dA-Z]{3}$/.test(code));
}
