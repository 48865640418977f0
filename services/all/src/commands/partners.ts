import type { Partner } from '@tributary/api-client';
import type { Command } from 'commander';
import { apiSettings, connect } from '../api.js';
import { printResult } from '../print.js';

interface Options {
  readonly from?: string;
  readonly at?: string;
  readonly none?: boolean;
  readonly json?: boolean;
}

export function addPartners(program: Command): void {
  const partners = program.command('partners').description('tiers of partners, and who is above whom');
  const dated = (name: string, description: string) =>
    partners
      .command(name)
      .description(`${description}; the same again changes nothing`)
      .argument('<partner>', 'its code or id')
      .option('--from <name>', 'what it was when you saw it: refused where it has changed since')
      .option(
        '--at <moment>',
        'from when on, such as 2026-01-01T00:00:00Z, but never before a priced sale; now without it',
      )
      .option('--json', 'print JSON');
  dated('set-tier', "set a partner's tier, by which plans may pay, or take it away")
    .option('--tier <name>', 'as plans name it')
    .option('--none', 'it has none any more')
    .option(
      '--program <code>',
      'in this program alone; without it in all that have no tier of their own for the partner',
    )
    .action(setTier);
  dated('set-parent', 'say whose sub-partner a partner is')
    .option('--parent <code>', 'the partner above it')
    .option('--none', 'nobody is above it')
    .action(setParent);
}

async function setTier(
  code: string,
  { tier, program, ...options }: Options & { readonly tier?: string; readonly program?: string },
): Promise<void> {
  const wanted = wantedOf('--tier', tier, options);
  const body = { tier: wanted, ...(program && { program }), ...seen(options) };
  const partner = await connect(apiSettings()).post(`/partners/${encodeURIComponent(code)}/tier`, body);
  const where = program ? ` in ${program}` : '';
  const said = wanted === null ? `${partner.code} has no tier${where}.` : `${partner.code} is ${wanted}${where}.`;
  printResult(options.json, partner, [said]);
}

async function setParent(code: string, { parent, ...options }: Options & { readonly parent?: string }): Promise<void> {
  const body = { parent: wantedOf('--parent', parent, options), ...seen(options) };
  const partner = await connect(apiSettings()).post(`/partners/${encodeURIComponent(code)}/parent`, body);
  printResult(options.json, partner, [placeOf(partner)]);
}

function wantedOf(option: string, value: string | undefined, { none }: Options): string | null {
  if ((value === undefined) === (none === undefined)) throw new Error(`Give either ${option} or --none.`);
  return value ?? null;
}

const seen = ({ from, at }: Options) => ({ ...(from && { from }), ...(at && { occurredAt: at }) });

const placeOf = ({ code, parent }: Partner): string =>
  parent ? `${code} is a sub-partner of ${parent.code}.` : `Nobody is above ${code}.`;
