/** The ledger's proof: the stored log, facts and entries in position order, gives the balances. */
import { createHash } from 'node:crypto';
import { shipped, skippedEvents } from '@tributary/bus';
import { isOf, type OrganisationId } from '@tributary/contracts';
import { exactly } from '@tributary/money';
import type { ServiceContext } from '@tributary/service-kit';
import { balanceOf, emptyBooks, ownerKey, settledOf } from '../domain/books.js';
import { fold } from '../domain/ledger.js';
import { ledgerGroup, runsGroup } from '../groups.js';
import type { PayoutReader } from '../projections/payout.reader.js';
import { ledgerTypes, toMovement } from './ledger-events.js';

const pageLimit = 2_000;
const patience = 120_000;

const balances = ['held', 'pending', 'available', 'inTransit', 'paid', 'debt', 'writtenOff'] as const;

export interface BalanceTotal {
  readonly currency: string;
  readonly available: number;
  readonly inTransit: number;
  readonly paid: number;
  readonly debt: number;
}

export interface BalanceVerification {
  readonly at: string;
  readonly agrees: boolean;
  readonly transactions: number;
  readonly balances: number;
  readonly totals: BalanceTotal[];
  readonly digest: string;
  readonly differences: string[];
}

export async function verifyLedger(
  { facts, bus, clock, pools }: ServiceContext,
  reader: PayoutReader,
  organisation: OrganisationId,
): Promise<BalanceVerification> {
  const head = await facts.head();
  await bus.waitFor(runsGroup, organisation, head, patience);
  const requested = await shipped(pools.worker, organisation, patience);
  const passed = await bus.waitFor(ledgerGroup, organisation, await facts.head(), patience);
  const stored = await reader.accounts(organisation);
  const end = BigInt(stored[0]?.reached ?? 0);
  const sent = requested && (await shipped(pools.worker, organisation, patience));
  const { books, transactions } = await replay(facts, organisation, end);

  const differences = [
    ...(sent ? [] : ['payouts or settlements wait to be sent to the log']),
    ...(passed ? [] : ['the ledger stands still at a parked event']),
  ];
  const names = new Map<string, string>();
  for (const row of stored) {
    const derived = balanceOf(books, { organisation, partner: row.partner, currency: row.currency });
    names.set(ownerKey(derived), row.code);
    for (const name of balances) {
      if (derived[name] !== BigInt(row[name]))
        differences.push(`${row.code} ${row.currency} ${name}: the log gives ${derived[name]}, stored is ${row[name]}`);
    }
  }
  for (const [key, { partner, currency }] of books.balances) {
    if (!names.has(key)) differences.push(`${partner} ${currency}: the log gives a balance that is not stored`);
  }
  const told = await settlementsTold(facts, organisation, end);
  for (const funds of books.funds.values()) {
    const { amount, paid } = settledOf(funds);
    const heard = told.get(funds.commission) ?? { settled: 0n, paid: 0n };
    if (amount !== heard.settled)
      differences.push(`commission ${funds.commission}: the log settles ${amount}, others were told ${heard.settled}`);
    if (heard.paid !== null && paid !== heard.paid)
      differences.push(`commission ${funds.commission}: the log pays ${paid}, others were told ${heard.paid}`);
  }
  for (const { event, currency, sum } of await reader.unbalanced(organisation))
    differences.push(`transaction ${event} adds up to ${sum} ${currency}`);
  return {
    at: new Date(clock.now()).toISOString(),
    agrees: differences.length === 0,
    transactions,
    balances: stored.length,
    totals: totalsOf(stored),
    digest: digestOf(stored),
    differences,
  };
}

async function replay(facts: ServiceContext['facts'], organisation: OrganisationId, end: bigint) {
  const books = emptyBooks();
  const skipped = await skippedEvents(facts, ledgerGroup.name, organisation);
  let transactions = 0;
  for (let after = 0n; ; ) {
    const page = (await facts.readAll(after, { organisation, types: ledgerTypes }, pageLimit)).filter(
      ({ position }) => position <= end,
    );
    const last = page.at(-1);
    if (!last) return { books, transactions };
    for (const recorded of page) {
      const movement = skipped.has(recorded.id) ? null : toMovement(recorded);
      if (movement && fold(books, movement).transaction) transactions++;
    }
    after = last.position;
  }
}

interface Told {
  readonly asOf: bigint;
  readonly settled: bigint;
  /** Null where it was not told yet. */
  readonly paid: bigint | null;
}

/** What the ledger told of each commission last, after the events up to a position. */
async function settlementsTold(facts: ServiceContext['facts'], organisation: OrganisationId, end: bigint) {
  const told = new Map<string, Told>();
  for (let after = 0n; ; ) {
    const page = await facts.readAll(after, { organisation, types: ['SettlementChanged'] }, pageLimit);
    const last = page.at(-1);
    if (!last) return told;
    for (const recorded of page) {
      if (!isOf(recorded, 'SettlementChanged')) continue;
      const asOf = BigInt(recorded.data.asOf);
      for (const { commission, settled, paid } of recorded.data.commissions)
        if (asOf <= end && asOf > (told.get(commission)?.asOf ?? 0n))
          told.set(commission, { asOf, settled: BigInt(settled), paid: paid === undefined ? null : BigInt(paid) });
    }
    after = last.position;
  }
}

type Stored = Awaited<ReturnType<PayoutReader['accounts']>>;

function totalsOf(rows: Stored): BalanceTotal[] {
  const names = ['available', 'inTransit', 'paid', 'debt'] as const;
  const currencies = [...new Set(rows.map(({ currency }) => currency))].sort();
  return currencies.map((currency) => {
    const own = rows.filter((row) => row.currency === currency);
    const [available = 0, inTransit = 0, paid = 0, debt = 0] = names.map((name) =>
      exactly(own.reduce((sum, row) => sum + BigInt(row[name]), 0n)),
    );
    return { currency, available, inTransit, paid, debt };
  });
}

/** Natural keys and amounts alone, so that two installations with the same facts print the same. */
function digestOf(rows: Stored): string {
  const lines = rows
    .filter((row) => balances.some((name) => BigInt(row[name]) !== 0n))
    .map((row) => JSON.stringify([row.code, row.currency, ...balances.map((name) => row[name])]))
    .sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}
