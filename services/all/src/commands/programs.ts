import { type Command, InvalidArgumentError } from 'commander';
import { apiSettings, connect } from '../api.js';
import { printResult } from '../print.js';

interface NewProgram {
  readonly code: string;
  readonly name: string;
  readonly currency: string;
  readonly percent: string;
  readonly holdDays: number;
  readonly url?: string;
  readonly activate?: boolean;
  readonly json?: boolean;
}

export function addPrograms(program: Command): void {
  const programs = program.command('programs').description('manage partner programs');
  programs
    .command('create')
    .description('create a program with its first plan: one percentage for everybody')
    .requiredOption('--code <code>', 'short code, unique in the organisation')
    .requiredOption('--name <name>', 'name that partners see')
    .requiredOption('--currency <code>', 'ISO 4217 code of what it pays in, such as GBP')
    .requiredOption('--percent <number>', 'commission on the net amount of a sale, such as 10 or 7.5', percentage)
    .option('--hold-days <days>', 'days from a sale until its commission may be approved', days, 30)
    .option('--url <address>', 'landing page of its links')
    .option('--activate', 'let it earn at once')
    .option('--json', 'print JSON')
    .action(async (options: NewProgram) => {
      const api = connect(apiSettings());
      const created = await api.post('/programs', {
        code: options.code,
        name: options.name,
        currency: options.currency,
        ...(options.url && { landingUrl: options.url }),
      });
      const plan = await api.post('/plans', {
        program: created.id,
        from: null,
        holdDays: options.holdDays,
        rules: [
          {
            id: 'base',
            name: `${options.percent}% of every sale`,
            priority: 1,
            partner: null,
            kind: 'percentage',
            rate: fraction(options.percent),
          },
        ],
      });
      const result = options.activate ? await api.post(`/programs/${created.id}/activate`) : created;
      printResult(options.json, { ...result, plan }, [
        `Program ${result.code} is ${result.state}: ${options.percent}% in ${result.currency}, held ${options.holdDays} days.`,
      ]);
    });
}

/** "7.5" (percent) is "0.075": the point moves, nothing is rounded. */
export function fraction(percent: string): string {
  const [whole = '', decimals = ''] = percent.split('.');
  const digits = whole.padStart(3, '0') + decimals;
  const point = digits.length - decimals.length - 2;
  return `${digits.slice(0, point).replace(/^0+(?=\d)/, '')}.${digits.slice(point)}`.replace(/\.?0+$/, '') || '0';
}

function percentage(text: string): string {
  if (!/^\d{1,3}(\.\d{1,6})?$/.test(text)) throw new InvalidArgumentError('Give a percentage such as 10 or 7.5.');
  return text;
}

function days(text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new InvalidArgumentError('Give whole days.');
  return Number(text);
}
