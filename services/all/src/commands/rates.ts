import type { Command } from 'commander';
import { apiSettings, connect } from '../api.js';
import { printResult } from '../print.js';
import { badRowsHelp, importFile, reportImport } from './import-file.js';
import { booksSettled } from './settled.js';

export function addRates(program: Command): void {
  const rates = program.command('rates').description('exchange rates, by which sales in other currencies are paid');
  rates
    .command('import')
    .description('import a CSV file with the columns day, base, quote and rate; repeating it changes nothing')
    .argument('<csv>', 'path of the file')
    .option('--json', 'print JSON')
    .addHelpText('after', `${badRowsHelp}\nA file corrects nothing that is recorded; rates set does.`)
    .action(async (file: string, { json }: { json?: boolean }) => {
      const api = connect(apiSettings());
      const total = await importFile('rates', file, ['day', 'base', 'quote', 'rate'], async (rows, sum) => {
        const { added, unchanged, errors } = await api.post('/imports/rates', { rows });
        sum.added += added;
        sum.unchanged += unchanged;
        sum.errors.push(...errors);
      });
      reportImport('rates', total, json);
      await booksSettled(api);
    });
  rates
    .command('set')
    .description('record the rate of a day, or correct it for what is not priced yet')
    .argument('<day>', 'such as 2026-10-31')
    .argument('<base>', 'the currency of the sale')
    .argument('<quote>', 'the currency of its program')
    .argument('<rate>', 'what one unit of base is in quote, such as 0.0052')
    .option('--json', 'print JSON')
    .action(async (day: string, base: string, quote: string, rate: string, { json }: { json?: boolean }) => {
      const result = await connect(apiSettings()).post('/exchange-rates', { day, base, quote, rate });
      const [set] = result.rates;
      printResult(json, result, [`On ${set?.day} one ${set?.base} is ${set?.rate} ${set?.quote}.`]);
    });
}
