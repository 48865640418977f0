import { setTimeout as pause } from 'node:timers/promises';

const attempts = 6;
const firstDelay = 50;
const longestDelay = 5_000;

/** CANCELLED, DEADLINE_EXCEEDED, ABORTED and UNAVAILABLE of gRPC. */
const codes = new Set<unknown>([1, 4, 10, 14]);

interface CallError {
  readonly code?: unknown;
  readonly metadata?: { get?(name: string): readonly unknown[] };
}

/** The server is away, restarts or has another leader: the same call may succeed in a moment. */
export function isTransient(error: unknown): boolean {
  const { code, metadata } = (error ?? {}) as CallError;
  return codes.has(code) || metadata?.get?.('exception')[0] === 'not-leader';
}

export function unavailable(message: string): Error {
  return Object.assign(new Error(message), { code: 14 });
}

/** Only for calls that may be repeated; appends may, being idempotent. */
export async function patiently<Result>(call: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      if (attempt === attempts || !isTransient(error)) throw error;
      await pause(backoff(attempt));
    }
  }
}

export function backoff(attempt: number): number {
  return Math.min(longestDelay, firstDelay * 2 ** (attempt - 1));
}
