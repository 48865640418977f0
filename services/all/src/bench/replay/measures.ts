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
/** What a replay may keep in memory beside the slices' file. */
const heapMb = 450;
const program = fileURLToPath(new URL('process.js', import.meta.url));

async function replayed(adminUrl: string, batch: number): Promise<Replayed> {
  const words = [`--max-old-space-size=${heapMb}`, program, adminUrl, String(batch)];
  const { stdout } = await promisify(execFile)(process.execPath, words, { maxBuffer: 1 << 20 });
  return JSON.parse(stdout) as Replayed;
}

/** A million facts from the log; the speed is of batches of 100, and batches of 1 and of 5,000 come to the same. */
export async function replayOfMillion(): Promise<Result> {
  const cluster = await startCluster();
  try {
    await writeHistory(cluster.url, facts);
    const measured = await replayed(cluster.url, 100);
    if (measured.facts !== facts) throw new Error(`${measured.facts} facts were replayed`);
    for (const batch of [1, 5_000]) {
      const { digest } = await replayed(cluster.url, batch);
      if (digest !== measured.digest) throw new Error(`In batches of ${batch} it comes to something else`);
    }
    const { readMs, replayMs, rssMb } = measured;
    return {
      name: 'replay.1m',
      value: round((facts / replayMs) * 1_000),
      unit: 'facts/s',
      against: `${round((facts / readMs) * 1_000)} facts/s read and parsed`,
      ratio: round(readMs / replayMs, 3),
      rss_mb: rssMb,
    };
  } finally {
    await cluster.stop();
  }
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
