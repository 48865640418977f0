import { type Command, Argument } from 'commander';
import { type Api, apiSettings, connect } from '../api.js';
import type { Row, RowError } from './csv-rows.js';
import { badRowsHelp, importFile, reportImport, type Total } from './import-file.js';
import { booksSettled } from './settled.js';

const kinds = ['partners', 'referrals', 'sales'] as const;
type Kind = (typeof kinds)[number];

/** More are read where the head names them. */
const neededColumns: Readonly<Record<Kind, readonly string[]>> = {
  partners: ['partner_code', 'name', 'email'],
  referrals: ['customer_id', 'link_code', 'clicked_at', 'signed_up_at'],
  sales: ['kind', 'external_id', 'occurred_at', 'amount', 'currency'],
};

const columnsHelp = `

Columns of sales: kind (sale or refund), external_id, occurred_at, amount, currency; and where the head names them customer_id,
refund_of, tax, shipping, discount, product, category, quantity, invoice_id, subscription_id, coupon, country and meta.<name>.
Rows that share invoice_id are the lines of one order, which is known by the external_id that they share, else by the invoice.`;

/** Rows of one invoice are one order. */
const togetherBy: Readonly<Partial<Record<Kind, string>>> = { sales: 'invoice_id' };

export function addImport(program: Command): void {
  program
    .command('import')
    .description('import a CSV file; repeating it changes nothing, and the order of files does not matter')
    .addArgument(new Argument('<kind>', 'what the file lists').choices(kinds))
    .argument('<csv>', 'path of the file')
    .requiredOption('--program <code>', 'the program it belongs to')
    .option('--json', 'print JSON')
    .addHelpText('after', `${badRowsHelp}${columnsHelp}`)
    .action(async (kind: Kind, file: string, options: { program: string; json?: boolean }) => {
      const api = connect(apiSettings());
      const send = (rows: readonly Row[], total: Total) => importChunk(api, kind, options.program, rows, total);
      const total = await importFile(kind, file, neededColumns[kind], send, togetherBy[kind]);
      reportImport(kind, total, options.json);
      await booksSettled(api);
    });
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
