import type { Partner } from '@tributary/api-client';
import type { Command } from 'commander';
import { apiSettings, connect } from '../api.js';
import { printResult } from '../print.js';

interface Options {
  readonly from?: string;
  readonly at?: string;
  readonly json?: boolean;
}

export function addPartners(program: Command): void {
  const partners = program.command('partners').description('tiers of partners, and who is above whom');
  partners
    .command('set-tier')
    .description("set a partner's tier, by which plans may pay; the same again changes nothing")
    .argument('<partner>', 'its code or id')
    .requiredOption('--tier <name>', 'as plans name it')
    .option(
      '--program <code>',
      'in this program alone; without it in all that have no tier of their own for the partner',
    )
    .option('--from <name>', 'what it was when you saw it: refused where it has changed since')
    .option(
      '--at <moment>',
      'from when on, such as 2026-01-01T00:00:00Z, but never before a priced sale; now without it',
    )
    .option('--json', 'print JSON')
    .action(async (code: string, { tier, program, from, at, json }: Options & { tier: string; program?: string }) => {
      const body = { tier, ...(program && { program }), ...(from && { from }), ...(at && { occurredAt: at }) };
      const partner = await connect(apiSettings()).post(`/partners/${encodeURIComponent(code)}/tier`, body);
      printResult(json, partner, [`${partner.code} is ${tier}${program ? ` in ${program}` : ''}.`]);
    });
  partners
    .command('set-parent')
    .description('say whose sub-partner a partner is; the same again changes nothing')
    .argument('<partner>', 'its code or id')
    .option('--parent <code>', 'the partner above it')
    .option('--none', 'nobody is above it')
    .option('--from <code>', 'who it was when you saw it: refused where it has changed since')
    .option(
      '--at <moment>',
      'from when on, such as 2026-01-01T00:00:00Z, but never before a priced sale; now without it',
    )
    .option('--json', 'print JSON')
    .action(async (code: string, { parent, none, from, at, json }: Options & { parent?: string; none?: boolean }) => {
      if ((parent === undefined) === (none === undefined)) throw new Error('Give either --parent or --none.');
      const body = { parent: parent ?? null, ...(from && { from }), ...(at && { occurredAt: at }) };
      const partner = await connect(apiSettings()).post(`/partners/${encodeURIComponent(code)}/parent`, body);
      printResult(json, partner, [placeOf(partner)]);
    });
}

const placeOf = ({ code, parent }: Partner): string =>
  parent ? `${code} is a sub-partner of ${parent.code}.` : `Nobody is above ${code}.`;
