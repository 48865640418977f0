import { createHash } from 'node:crypto';
import type { ReadModel } from '@tributary/api-client';
import { type Command, Option } from 'commander';
import { parse } from 'csv-parse/sync';
import { type Api, apiSettings, connect } from '../api.js';
import { printResult } from '../print.js';
import { booksSettled, quiet } from './settled.js';
import { verified } from './verified.js';

interface ExportOptions {
  readonly program: string;
  readonly format: 'csv';
  readonly lines?: boolean;
  readonly json?: boolean;
}

export function addExport(program: Command): void {
  program
    .command('export')
    .description('export the books')
    .command('commissions')
    .description('one row a partner, sorted by code: conversions, gross, refunded and commission in minor units')
    .requiredOption('--program <code>', 'the program')
    .addOption(new Option('--format <format>', 'format of the export').choices(['csv']).default('csv'))
    .option('--lines', 'one row a commission instead, with its rule, plan version, base and the steps of its sum')
    .option('--json', 'print the rows as JSON, every cell as text')
    .addHelpText(
      'after',
      "\nGross and refunded sum the sales in the program's own currency; --lines has those in others, each in its own.",
    )
    .action(async ({ program: code, format, lines, json }: ExportOptions) => {
      const api = connect(apiSettings());
      await booksSettled(api);
      const query = { program: code, format, ...(lines && { lines: '1' as const }) };
      const csv = await api.text('/commissions/export', query);
      process.stdout.write(json ? `${JSON.stringify(parse(csv, { columns: true }))}\n` : csv);
    });
}

export function addRebuild(program: Command): void {
  program
    .command('rebuild')
    .description('derive read models from the log again, beside the live ones, and switch')
    .argument('[read-model]', 'its name; all of them without')
    .option('--json', 'print JSON')
    .action(async (name: string | undefined, { json }: { json?: boolean }) => {
      const api = connect(apiSettings());
      const models = await api.get('/operations/read-models');
      const wanted = name ? models.filter((model) => model.name === name) : models;
      if (wanted.length === 0) {
        throw new Error(`There is no read model ${name}. There are: ${models.map((model) => model.name).join(', ')}.`);
      }
      const rebuilt: ReadModel[] = [];
      for (const model of wanted) {
        const rebuilding = api.post(`/operations/read-models/${model.name}/rebuild`);
        rebuilt.push(await telling(rebuilding, `Deriving ${model.name} again from the log …`));
      }
      printResult(
        json,
        rebuilt,
        rebuilt.map((model) => `${model.name} is rebuilt up to position ${model.position}`),
      );
    });
}

export function addVerify(program: Command): void {
  program
    .command('verify')
    .description('derive every entry and balance again from the facts and compare; exit code 1 where they differ')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const result = await verifyBooks(connect(apiSettings()));
      printResult(json, result, [
        `${result.facts} facts, ${result.entries} entries, ${result.commissions} commissions, ${result.balances} balances`,
        ...result.totals.map(
          ({ currency, ...amounts }) =>
            `${currency}, in minor units: ${Object.entries(amounts)
              .map(([name, amount]) => `${name} ${amount}`)
              .join(', ')}`,
        ),
        `digest ${result.digest}`,
        ...(result.agrees
          ? ['Everything agrees.']
          : ['These differ:', ...result.differences.map((line) => `  ${line}`)]),
      ]);
      if (!result.agrees) process.exitCode = 1;
    });
}

async function telling<Answer>(answer: Promise<Answer>, what: string): Promise<Answer> {
  const timer = setTimeout(() => console.error(what), quiet);
  return answer.finally(() => clearTimeout(timer));
}

/** Both proofs: facts give the entries, facts and entries give the balances. */
async function verifyBooks(api: Api) {
  const engine = await verified(api);
  const ledger = await telling(api.post('/verification/balances'), 'Deriving every balance again …');
  const currencies = new Set([...engine.totals, ...ledger.totals].map(({ currency }) => currency));
  const of = <Total extends { currency: string }>(totals: readonly Total[], currency: string) =>
    totals.find((total) => total.currency === currency);
  return {
    agrees: engine.agrees && ledger.agrees,
    facts: engine.facts,
    entries: engine.entries,
    commissions: engine.commissions,
    balances: ledger.balances,
    totals: [...currencies].sort().map((currency) => ({
      ...of(engine.totals, currency),
      ...of(ledger.totals, currency),
      currency,
    })),
    digest: createHash('sha256').update(`${engine.digest}\n${ledger.digest}`).digest('hex'),
    differences: [...engine.differences, ...ledger.differences],
  };
}
