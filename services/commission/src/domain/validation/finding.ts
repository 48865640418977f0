/** What is to be said about a part of a plan. */
export interface Finding {
  /** Where in the plan: `rules[2].pays.bands[1].from`; empty for the plan as a whole. */
  readonly path: string;
  /** Stable. */
  readonly code: string;
  readonly message: string;
}

/** Takes what is found: errors keep a plan from being published, warnings do not. */
export interface Report {
  error(path: string, code: string, message: string): void;
  warn(path: string, code: string, message: string): void;
}

/** "/rules/2/pays" is "rules[2].pays". */
export function pathOf(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((path, part) => (/^\d+$/.test(part) ? `${path}[${part}]` : path ? `${path}.${part}` : part), '');
}
