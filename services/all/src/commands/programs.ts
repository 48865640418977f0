import type { Plan, PlanVersion } from '@tributary/api-client';
import { type Command, InvalidArgumentError } from 'commander';
import { type Api, ApiProblem, apiSettings, connect } from '../api.js';
import { printResult } from '../print.js';

/** In days, as the server takes it. */
const longestHold = 3_650;

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
    .action(create);
}

async function create(options: NewProgram): Promise<void> {
  const { code, name, currency, percent, holdDays, url, activate, json } = options;
  const api = connect(apiSettings());
  const created = await api.post('/programs', { code, name, currency, ...(url && { landingUrl: url }) });
  const { plan, unchanged } = await firstPlan(api, created.id, options);
  const program = await (activate ? api.post(`/programs/${created.id}/activate`) : api.get(`/programs/${created.id}`));
  printResult(json, { ...program, plan, unchanged }, [
    `Program ${program.code} is ${program.state}${unchanged ? ', and its plan unchanged' : ''}: ${percent}% in ${program.currency}, held ${holdDays} days.`,
  ]);
}

/** A program keeps the plan that it has: a repeat of the same terms changes nothing, and other terms are refused. */
async function firstPlan(
  api: Api,
  program: string,
  { code, percent, holdDays }: NewProgram,
): Promise<{ plan: PlanVersion; unchanged: boolean }> {
  const rate = fraction(percent);
  try {
    const plan = {
      holdDays,
      rules: [{ key: 'base', name: `${percent}% of every sale`, pays: { kind: 'percentage' as const, rate } }],
    };
    return { plan: await api.post('/plans', { program, from: null, plan }), unchanged: false };
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.problem.code !== 'wrong-state') throw error;
    const latest = (await api.get('/plans', { program })).reduce((a, b) => (a.version > b.version ? a : b));
    if (isOneRate(latest.plan, rate, holdDays)) return { plan: latest, unchanged: true };
    throw new Error(
      `The program ${code} has other terms in version ${latest.version} of its plan, and this command changes no plan. ` +
        'To change it, publish a new version: by plans publish, or in the admin under Programs, the program, Versions and changes.',
    );
  }
}

/** Nothing else than a rate for everybody and its hold, whatever the rule is called. */
function isOneRate({ rules: [rule, ...more], holdDays: held = 0, ...others }: Plan, rate: string, holdDays: number) {
  if (!rule || more.length > 0 || held !== holdDays || Object.keys(others).length > 0) return false;
  const { key: _, name: __, priority: ___, pays, ...limits } = rule;
  return pays.kind === 'percentage' && Number(pays.rate) === Number(rate) && Object.keys(limits).length === 0;
}

/** "7.5" (percent) is "0.075": the point moves, nothing is rounded. */
export function fraction(percent: string): string {
  const [whole = '', decimals = ''] = percent.split('.');
  const digits = whole.padStart(3, '0') + decimals;
  const point = digits.length - decimals.length - 2;
  return `${digits.slice(0, point).replace(/^0+(?=\d)/, '')}.${digits.slice(point)}`.replace(/\.?0+$/, '') || '0';
}

function percentage(text: string): string {
  if (!/^\d{1,3}(\.\d{1,6})?$/.test(text) || Number(text) > 100)
    throw new InvalidArgumentError('Give a percentage from 0 to 100, such as 10 or 7.5.');
  return text;
}

function days(text: string): number {
  if (!/^\d{1,4}$/.test(text) || Number(text) > longestHold)
    throw new InvalidArgumentError(`Give whole days, ${longestHold} at most.`);
  return Number(text);
}
