/** On whose behalf the code that runs now does: what its log lines, events and calls to other services then say. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { type SpanReference, writeTraceparent } from './trace-ids.js';

export interface Scope {
  readonly correlation: string;
  /** Null while nothing is traced. */
  readonly span: SpanReference | null;
  /** The consumer group at work, and the event where it handles one alone. */
  readonly group?: string;
  readonly event?: string;
}

export const correlationHeader = 'tributary-correlation';
export const traceHeader = 'traceparent';

const storage = new AsyncLocalStorage<Scope>();

export const inScope = <Result>(scope: Scope, work: () => Result): Result => storage.run(scope, work);

export const currentScope = (): Scope | undefined => storage.getStore();

/** For loops that somebody starts and that then work for all. */
export const outOfScope = <Result>(work: () => Result): Result => storage.exit(work);

/** An event that was made without a correlation has its own id there; it takes that of the scope. */
export function correlated<Event extends { readonly id: string; readonly correlation: string }>(event: Event): Event {
  const scope = currentScope();
  return scope && event.correlation === event.id ? { ...event, correlation: scope.correlation } : event;
}

/** For a call to another service. */
export function scopeHeaders(): Record<string, string> {
  const scope = currentScope();
  if (!scope) return {};
  return { [correlationHeader]: scope.correlation, ...(scope.span && { [traceHeader]: writeTraceparent(scope.span) }) };
}
