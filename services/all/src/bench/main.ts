/** `npm run bench [-- --json] [--only <part of a name>]`: every comparison is between two figures of this run. */
import { loadavg, cpus } from 'node:os';
import { bundle } from './bundles.js';
import { missingKafka } from '@tributary/testing';
import { bareHttp } from './http-load.js';
import { kafkaResults } from './kafka.js';
import { openLaboratory } from './laboratory.js';
import { inWords, type Result } from './results.js';
import { engineFlatness, replayOfBatches, replayOfMillion } from './replay/measures.js';
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

const only = process.argv.includes('--only') ? (process.argv[process.argv.indexOf('--only') + 1] ?? '') : '';
const kafkaNames = ['kafka.plain', 'kafka.through'];
const replayName = 'replay.1m';
/** Only where it is asked for by its whole name. */
const batchesName = 'replay.batches';
const flatnessName = 'engine.flatness';
const bundleNames = ['bundle.admin', 'bundle.partner'];
/** They build on each other, so one of them takes all. */
const laboratoryNames = [
  'bare-http',
  'click.store',
  'conversion.http',
  'import.sales',
  'read.rows',
  'replay',
  'read-model.lag',
  'query.flatness',
  'append',
];
const isWanted = (name: string): boolean => name.includes(only);

async function run(): Promise<Result[]> {
  const results: Result[] = [];
  const keep = (result: Result): Result => {
    if (isWanted(result.name)) {
      results.push(result);
      process.stderr.write(`${inWords(result)}\n`);
    }
    return result;
  };
  if (laboratoryNames.some(isWanted)) await measureInLaboratory(keep);
  if (kafkaNames.some(isWanted)) {
    const measured = await kafkaResults();
    if (!measured) process.stderr.write(`${missingKafka}\n`);
    measured?.forEach(keep);
  }
  if (isWanted(replayName)) keep(await replayOfMillion());
  if (only === batchesName) keep(await replayOfBatches());
  if (isWanted(flatnessName)) keep(engineFlatness());
  if (bundleNames.some(isWanted)) {
    keep(bundle('admin'));
    keep(bundle('partner'));
  }
  return results;
}

async function measureInLaboratory(keep: (result: Result) => Result): Promise<void> {
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
  } finally {
    await laboratory.close();
  }
}

const usage = `Measures the product against the same machine's own figures and prints each as it comes; it takes minutes.

  npm run bench [-- --json] [--only <part of a name>]

  --json   print the results as JSON at the end
  --only   measure what has this in its name: ${[...laboratoryNames, ...kafkaNames, replayName, flatnessName, ...bundleNames].join(', ')}
`;
const options = new Set(['--json', '--only']);
const words = process.argv.slice(2).filter((_, n, all) => all[n - 1] !== '--only');
if (words.some((word) => !options.has(word))) {
  const asked = words.includes('--help') || words.includes('-h');
  (asked ? process.stdout : process.stderr).write(usage);
  process.exit(asked ? 0 : 1);
}

const [load = 0] = loadavg();
const busy = load > cpus().length * idleLoad;
const notice = 'The machine was not idle when this run began; absolute figures are lower than it can do.';
if (busy) process.stderr.write(`${notice}\n`);
const results = await run();
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify({ results, ...(busy && { notice }) })}\n`);
process.exit(0);
