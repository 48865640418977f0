import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { fold, WholeBooks } from '@tributary/commission';
import { startCluster } from '@tributary/testing';
import { percentile, type Result, round } from '../results.js';
import { salesOfOneMonth } from './one-month.js';
import { writeHistory } from './log.js';
import type { Replayed } from './process.js';

const facts = 1_000_000;
/** So many of them are folded in batches of other sizes as well; all are by `--only replay.batches`. */
const factsCompared = 20_000;
/** What each thread of a replay may keep in its heap. */
const heapMb = 130;
const program = fileURLToPath(new URL('process.js', import.meta.url));

async function replayed(adminUrl: string, batch: number, limit = facts): Promise<Replayed> {
  const words = [`--max-old-space-size=${heapMb}`, program, adminUrl, String(batch), String(limit)];
  const { stdout } = await promisify(execFile)(process.execPath, words, { maxBuffer: 1 << 20 });
  return JSON.parse(stdout) as Replayed;
}

/** A million facts from the log in batches of 100; the first of them come to the same in batches of any size. */
export const replayOfMillion = (): Promise<Result> =>
  overMillion(async (adminUrl) => {
    await compareBatches(adminUrl, factsCompared);
    const { readMs, replayMs, rssMb, facts: folded } = await replayed(adminUrl, 100);
    if (folded !== facts) throw new Error(`${folded} facts were replayed`);
    return {
      name: 'replay.1m',
      value: round((facts / replayMs) * 1_000),
      unit: 'facts/s',
      against: `${round((facts / readMs) * 1_000)} facts/s read and parsed`,
      ratio: round(readMs / replayMs, 3),
      rss_mb: rssMb,
    };
  });

/** The whole million in batches of each size, which takes three times as long. */
export const replayOfBatches = (): Promise<Result> =>
  overMillion(async (adminUrl) => {
    const digest = await compareBatches(adminUrl, facts);
    return { name: 'replay.batches', value: facts, unit: 'facts', against: `one digest, ${digest}` };
  });

async function overMillion(measure: (adminUrl: string) => Promise<Result>): Promise<Result> {
  const cluster = await startCluster();
  try {
    await writeHistory(cluster.url, facts);
    return await measure(cluster.url);
  } finally {
    await cluster.stop();
  }
}

async function compareBatches(adminUrl: string, limit: number): Promise<string> {
  const { digest } = await replayed(adminUrl, 100, limit);
  for (const batch of [1, 5_000])
    if ((await replayed(adminUrl, batch, limit)).digest !== digest)
      throw new Error(`In batches of ${batch} it comes to something else`);
  return digest;
}

const sales = 10_000;
const compared = 500;

/** The last sales of a partner's month against its first, after another partner's month has warmed the process. */
export function engineFlatness(): Result {
  costsOf('warm');
  const costs = costsOf('measured');
  const [first, last] = [costs.slice(0, compared), costs.slice(-compared)].map((some) => percentile(some, 0.5));
  return {
    name: 'engine.flatness',
    value: round(last ?? Number.NaN, 4),
    unit: 'ms',
    against: `${round(first ?? Number.NaN, 4)} ms for the first sales of the month`,
    ratio: round((last ?? Number.NaN) / (first ?? Number.NaN), 2),
  };
}

function costsOf(partner: string): number[] {
  const books = new WholeBooks();
  const { settings, sales: sold } = salesOfOneMonth(partner, sales);
  for (const fact of settings) fold(books, fact);
  return sold.map((fact) => {
    const begun = performance.now();
    fold(books, fact);
    return performance.now() - begun;
  });
}
