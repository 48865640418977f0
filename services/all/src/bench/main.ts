/** `npm run bench [-- --json] [--only <part of a name>]`: every comparison is between two figures of this run. */
import { loadavg, cpus } from 'node:os';
import { bundle } from './bundles.js';
import { bareHttp } from './http-load.js';
import { openLaboratory } from './laboratory.js';
import { inWords, type Result } from './results.js';
import {
  appendRate,
  clickStore,
  conversionHttp,
  importSales,
  queryFlatness,
  readModelLag,
  readRows,
  replayRate,
} from './measures.js';

const idleLoad = 0.5;

async function run(): Promise<Result[]> {
  const results: Result[] = [];
  const keep = (result: Result): Result => {
    results.push(result);
    process.stderr.write(`${inWords(result)}\n`);
    return result;
  };
  const laboratory = await openLaboratory();
  try {
    const bare = keep(await bareHttp());
    keep(await clickStore(laboratory, bare));
    keep(await conversionHttp(laboratory, bare));
    keep(await importSales(laboratory));
    const rows = keep(await readRows(laboratory));
    keep(await replayRate(laboratory, rows));
    keep(await readModelLag(laboratory));
    keep(await queryFlatness(laboratory));
    keep(await appendRate(laboratory));
    keep(bundle('admin'));
    keep(bundle('partner'));
  } finally {
    await laboratory.close();
  }
  return results;
}

const [load = 0] = loadavg();
const busy = load > cpus().length * idleLoad;
const notice = 'The machine was not idle when this run began; absolute figures are lower than it can do.';
if (busy) process.stderr.write(`${notice}\n`);
const results = await run();
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify({ results, ...(busy && { notice }) })}\n`);
process.exit(0);
