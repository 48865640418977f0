import { setTimeout as pause } from 'node:timers/promises';

export const answersWithin = 30_000;

/** kafkajs may lose what it was asked in a broken line, and never answer: then whoever waits hears of it instead. */
export async function answered<Result>(what: string, work: Promise<Result>, within = answersWithin): Promise<Result> {
  const waiting = new AbortController();
  const late = pause(within, undefined, { signal: waiting.signal, ref: false }).then(() => {
    throw new Error(`Kafka has not answered within ${within} ms: ${what}`);
  });
  late.catch(() => undefined); // it came in time
  try {
    return await Promise.race([work, late]);
  } finally {
    waiting.abort();
  }
}

/** Hangs up; a line that is broken already needs nobody to wait for it. */
export async function hangUp(client: { disconnect(): Promise<void> } | null | undefined): Promise<void> {
  if (client) await answered('to hang up', client.disconnect(), 5_000).catch(() => undefined);
}
