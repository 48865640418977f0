import type { CommissionExplanation, Money } from '@tributary/api-client';
import { formatDecimal, formatParts } from '@tributary/money';
import type { Command } from 'commander';
import { type Api, apiSettings, connect } from '../api.js';
import { printResult } from '../print.js';
import { booksSettled } from './settled.js';

export function addExplain(program: Command): void {
  program
    .command('explain')
    .description('why a commission is what it is: the steps in the order of time, and the sum')
    .argument('<commission>', 'its id, or the id that the shop gave the sale')
    .option('--json', 'print JSON')
    .action(async (wanted: string, { json }: { json?: boolean }) => {
      const api = connect(apiSettings());
      await booksSettled(api);
      const explanations: CommissionExplanation[] = [];
      for (const id of await idsOf(api, wanted)) explanations.push(await api.get(`/commissions/${id}`));
      printResult(json, explanations, explanations.flatMap(inWords));
    });
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A sale may have several: of several partners, of extras and of overrides. */
async function idsOf(api: Api, wanted: string): Promise<string[]> {
  if (uuid.test(wanted)) return [wanted];
  const { items } = await api.get('/commissions', { search: wanted, limit: 200 });
  const ids = items.filter(({ order }) => order === wanted).map(({ id }) => id);
  if (ids.length === 0) throw new Error(`There is no commission with this id, and none for a sale ${wanted}.`);
  return ids;
}

function inWords(commission: CommissionExplanation): string[] {
  const { id, partnerName, programName, state, amount, steps, receipt, lostRules, rejection } = commission;
  const width = Math.max(...receipt.map(({ label }) => label.length));
  return [
    `${partnerName}, ${programName}, ${paidForInWords(commission)}: ${money(amount)}, ${state} (${id})`,
    ...steps.map(({ at, isRecorded, title, detail, amount: sum }) =>
      [
        `  ${at ?? 'then'}  ${title}${isRecorded ? ', when it became known' : ''}`,
        ...(sum ? [money(sum)] : []),
        ...(detail ? [detail] : []),
      ].join('; '),
    ),
    ...(rejection === null ? [] : [`  Rejected: ${rejection}`]),
    ...receipt.map(
      ({ label, amount: sum, exact, kind }) =>
        `  ${kind === 'total' ? '=' : ' '} ${label.padEnd(width)}  ${exact === null ? money(sum) : `${formatParts(exact, sum.currency)} ${sum.currency}`}`,
    ),
    ...lostRules.map(({ rule, line, reason }) => `  Not ${rule}${line === null ? '' : `, line ${line}`}: ${reason}`),
  ];
}

const paidFor: Readonly<Record<CommissionExplanation['kind'], string>> = {
  sale: 'sale',
  deal: 'deal',
  lead: 'lead',
  activity: 'activity',
  signup: 'signup',
  qualification: 'qualification',
  clicks: 'clicks',
  bonus: 'bonus',
  revenue: 'net revenue',
  manual: 'entry by hand',
};

const paidForInWords = ({ kind, order }: CommissionExplanation): string => `${paidFor[kind]} ${order}`;

const money = ({ amount, currency }: Money): string => `${formatDecimal(BigInt(amount), currency)} ${currency}`;
