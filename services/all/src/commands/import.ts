import cliProgress from 'cli-progress';
import { type Command, Argument } from 'commander';
import { type Api, apiSettings, connect } from '../api.js';
import { printResult } from '../print.js';
import { readRows, type Row, type RowError } from './csv-rows.js';
import { booksSettled } from './settled.js';

const kinds = ['partners', 'referrals', 'sales'] as const;
type Kind = (typeof kinds)[number];

/** More are read where the head names them. */
const neededColumns: Readonly<Record<Kind, readonly string[]>> = {
  partners: ['partner_code', 'name', 'email'],
  referrals: ['customer_id', 'link_code', 'clicked_at', 'signed_up_at'],
  sales: ['kind', 'external_id', 'occurred_at', 'amount', 'currency'],
};

const chunkSize = 500;
/** So that a file of nothing but faults does not fill the screen; `--json` has them all. */
const shownErrors = 50;
const exitBadRows = 2;

interface Total {
  added: number;
  unchanged: number;
  readonly errors: RowError[];
}

export function addImport(program: Command): void {
  program
    .command('import')
    .description('import a CSV file; repeating it changes nothing, and the order of files does not matter')
    .addArgument(new Argument('<kind>', 'what the file lists').choices(kinds))
    .argument('<csv>', 'path of the file')
    .requiredOption('--program <code>', 'the program it belongs to')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nRows that cannot be imported are listed with line and reason, and the exit code is 2; the good ones go in.',
    )
    .action(async (kind: Kind, file: string, options: { program: string; json?: boolean }) => {
      const api = connect(apiSettings());
      const total = await importFile(api, kind, file, options.program);
      await booksSettled(api);
      report(kind, total, options.json);
      if (total.errors.length > 0) process.exitCode = exitBadRows;
    });
}

async function importFile(api: Api, kind: Kind, file: string, program: string): Promise<Total> {
  const total: Total = { added: 0, unchanged: 0, errors: [] };
  const bar = new cliProgress.SingleBar({
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
    format: `${kind} {bar} {percentage}% | {rows} rows | {rate} rows/s | {eta_formatted} left`,
  });
  const begun = performance.now();
  let rows = 0;
  const { size, records } = readRows(file, neededColumns[kind], (error) => total.errors.push(error));
  bar.start(size, 0, { rows, rate: '–' });
  try {
    for await (const { chunk, bytes } of chunksOf(records)) {
      await importChunk(api, kind, program, chunk, total);
      rows += chunk.length;
      bar.update(bytes, { rows, rate: Math.round((rows / (performance.now() - begun)) * 1_000) });
    }
  } finally {
    bar.stop();
  }
  total.errors.sort((a, b) => a.line - b.line);
  return total;
}

async function* chunksOf(records: AsyncIterable<{ row: Row; bytes: number }>) {
  let chunk: Row[] = [];
  let reached = 0;
  for await (const { row, bytes } of records) {
    chunk.push(row);
    reached = bytes;
    if (chunk.length === chunkSize) {
      yield { chunk, bytes };
      chunk = [];
    }
  }
  if (chunk.length > 0) yield { chunk, bytes: reached };
}

async function importChunk(api: Api, kind: Kind, program: string, rows: readonly Row[], total: Total): Promise<void> {
  const result = await api.post(`/imports/${kind}`, { program, rows });
  const unlinked = kind === 'partners' ? await importLinks(api, program, rows, result.errors) : [];
  const added = new Set(result.addedLines);
  const addedUnlinked = unlinked.filter(({ line }) => added.has(line)).length;
  total.added += result.added - addedUnlinked;
  total.unchanged += result.unchanged - (unlinked.length - addedUnlinked);
  total.errors.push(...result.errors, ...unlinked);
}

/** A partner's row makes the partner and then its link; the faults of rows of which the link alone failed. */
async function importLinks(
  api: Api,
  program: string,
  rows: readonly Row[],
  faults: readonly RowError[],
): Promise<RowError[]> {
  const failed = new Set(faults.map(({ line }) => line));
  const linked = rows.filter((row) => !failed.has(row.line) && row['link_code']);
  if (linked.length === 0) return [];
  const { errors } = await api.post('/imports/links', {
    program,
    rows: linked.map((row) => ({ line: row.line, partner_code: row['partner_code'], link_code: row['link_code'] })),
  });
  return errors.map((error) => ({ ...error, reason: `${error.reason} The partner is there, without this link.` }));
}

function report(kind: Kind, { added, unchanged, errors }: Total, json: boolean | undefined): void {
  const lines = [`${added} ${kind} added, ${unchanged} unchanged, ${errors.length} not imported`];
  for (const { line, reason } of errors.slice(0, shownErrors)) lines.push(`  line ${line}: ${reason}`);
  if (errors.length > shownErrors) lines.push(`  and ${errors.length - shownErrors} more; --json lists them all`);
  printResult(json, { added, unchanged, errors }, lines);
}
