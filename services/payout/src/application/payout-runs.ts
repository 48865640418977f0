/** A payout run is proposed, reviewed, approved (which reserves the money) and marked as paid; a bank may return a payout. */
import {
  causedId,
  derivedId,
  isOf,
  newEvent,
  type OrganisationId,
  type PartnerId,
  type PayoutId,
  type PayoutRunId,
  streamName,
} from '@tributary/contracts';
import { isInRange } from '@tributary/money';
import type { ServiceContext } from '@tributary/service-kit';
import { decideReturn, evolvePayout, type Payout } from '../domain/payout.js';
import { ledgerGroup, runsGroup } from '../groups.js';
import type { BalanceRow, PayoutReader, PayoutRow, RunRow } from '../projections/payout.reader.js';
import { oneAfterAnother } from './one-after-another.js';

const patience = 5_000;
/** Requested, paid, returned. */
const streamLimit = 10;

export type Refusal =
  | 'unknown-payout-run'
  | 'unknown-payout'
  | 'wrong-state'
  | 'amount-changed'
  | 'changed-meanwhile'
  | 'nothing-to-pay'
  | 'sum-out-of-range';
export type Outcome =
  | { readonly kind: 'done'; readonly run: PayoutRunId; readonly position: bigint }
  | { readonly kind: Refusal };

export interface LeftOut {
  readonly row: BalanceRow;
  readonly reason: string;
}

export class PayoutRuns {
  /** Two runs never promise the same money, and none is approved while another replaces it. */
  private readonly inTurn;

  constructor(
    private readonly context: ServiceContext,
    private readonly reader: PayoutReader,
  ) {
    this.inTurn = oneAfterAnother<Outcome>(context.pools.worker, 'payout approval');
  }

  /** Whoever proposes anew replaces what waits for approval with the same partners (`PayoutReader.runs`). */
  propose(organisation: OrganisationId, actor: string, currency: string): Promise<Outcome> {
    return this.inTurn(organisation, async () => {
      await this.caughtUp(organisation);
      const { payable } = await this.candidates(organisation, currency);
      if (payable.length === 0) return { kind: 'nothing-to-pay' };
      if (!isInRange(payable.reduce((sum, { amount }) => sum + amount, 0n))) return { kind: 'sum-out-of-range' };
      const number = ((await this.reader.runs(organisation, null))[0]?.number ?? 0) + 1;
      const run = derivedId<PayoutRunId>('payout run', organisation, String(number));
      const payouts = payable.map(({ row, amount }) => ({
        payout: derivedId<PayoutId>('payout', run, row.partner),
        partner: row.partner,
        amount: Number(amount),
      }));
      return this.append(organisation, actor, run, 'PayoutRunProposed', { run, number, currency, payouts }, 0);
    });
  }

  approve(
    organisation: OrganisationId,
    actor: string,
    id: string,
    seen: { readonly amount: bigint; readonly count: number },
  ): Promise<Outcome> {
    return this.inTurn(organisation, async () => {
      await this.caughtUp(organisation);
      const found = await this.find(organisation, id);
      if (!found) return { kind: 'unknown-payout-run' };
      if (found.run.state !== 'proposed') return this.approvedBefore(organisation, found.run, seen);
      const total = found.payouts.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
      if (total !== seen.amount || found.payouts.length !== seen.count || total === 0n)
        return { kind: 'amount-changed' };
      if (!(await this.isCovered(organisation, found.run.currency, found.payouts))) return { kind: 'amount-changed' };
      return this.append(organisation, actor, found.run.run, 'PayoutRunApproved', {
        run: found.run.run,
        amount: Number(total),
        count: seen.count,
      });
    });
  }

  /** Of an approved run the money comes back first, so that repeating it after a crash gives back what is left. */
  async cancel(organisation: OrganisationId, actor: string, id: string): Promise<Outcome> {
    await this.caughtUp(organisation);
    const found = await this.find(organisation, id);
    if (!found) return { kind: 'unknown-payout-run' };
    const { run, payouts } = found;
    if (run.state === 'proposed')
      return this.append(organisation, actor, run.run, 'PayoutRunCancelled', { run: run.run });
    if (run.state !== 'approved' || payouts.some(({ state }) => state === 'paid')) return { kind: 'wrong-state' };
    for (const { payout } of payouts) {
      const outcome = await this.giveBack(organisation, actor, run.run, payout, 'run-cancelled');
      if (outcome.kind !== 'done') return outcome;
    }
    return this.append(organisation, actor, run.run, 'PayoutRunCancelled', { run: run.run }, 2);
  }

  /** Repeating it after a crash pays what is left; a payout is paid once. */
  async markPaid(organisation: OrganisationId, actor: string, id: string): Promise<Outcome> {
    await this.caughtUp(organisation);
    const found = await this.find(organisation, id);
    if (!found) return { kind: 'unknown-payout-run' };
    const { run, payouts } = found;
    if (run.state === 'paid') return { kind: 'done', run: run.run, position: await this.context.facts.head() };
    if (run.state !== 'approved' || payouts.some(({ state }) => state === 'proposed')) return { kind: 'wrong-state' };
    let position = await this.context.facts.head();
    const reserved = await this.reader.reserved(
      organisation,
      payouts.map(({ payout }) => payout),
    );
    for (const { payout, partner, currency, amount } of payouts.filter((one) => reserved.has(one.payout))) {
      const event = newEvent(
        'PayoutPaid',
        { payout, run: run.run, partner, currency, amount: Number(amount) },
        { actor, occurredAt: this.context.clock.now(), id: causedId(payout, 'marked as paid') },
      );
      const outcome = await this.context.facts.append(streamName(organisation, 'payout', payout), [event], 1);
      if (outcome.kind !== 'appended') return { kind: 'changed-meanwhile' };
      position = outcome.position;
    }
    return { kind: 'done', run: run.run, position };
  }

  /** A bank has sent a payout back: its money is available again, and its commissions are not paid any more. */
  async returnPayout(organisation: OrganisationId, actor: string, id: string, payoutId: string): Promise<Outcome> {
    await this.caughtUp(organisation);
    const found = await this.find(organisation, id);
    if (!found) return { kind: 'unknown-payout-run' };
    const row = found.payouts.find(({ payout }) => payout === payoutId);
    if (!row) return { kind: 'unknown-payout' };
    return this.giveBack(organisation, actor, found.run.run, row.payout, 'returned-by-bank');
  }

  private async giveBack(
    organisation: OrganisationId,
    actor: string,
    run: PayoutRunId,
    id: PayoutId,
    cause: 'returned-by-bank' | 'run-cancelled',
  ): Promise<Outcome> {
    const { clock, facts } = this.context;
    const stream = streamName(organisation, 'payout', id);
    const told = await facts.readStream(stream, 0, streamLimit);
    const payout = told.reduce<Payout | undefined>(evolvePayout, undefined);
    const decision = decideReturn(payout, (await this.reader.reserved(organisation, [id])).has(id));
    if (decision === 'wrong-state' || !payout) return { kind: 'wrong-state' };
    if (decision === 'returned-before') return { kind: 'done', run, position: told.at(-1)?.position ?? 0n };
    const event = newEvent(
      'PayoutReturned',
      { ...payout.terms, cause },
      { actor, occurredAt: clock.now(), id: causedId(id, cause) },
    );
    const outcome = await facts.append(stream, [event], payout.revision);
    return outcome.kind === 'appended'
      ? { kind: 'done', run, position: outcome.position }
      : { kind: 'changed-meanwhile' };
  }

  /** Who would be paid now, and who would not, and why. */
  async candidates(
    organisation: OrganisationId,
    currency: string,
  ): Promise<{ payable: { row: BalanceRow; amount: bigint }[]; leftOut: LeftOut[] }> {
    // Before the balances: a payout reserved in between counts twice and is refused, never promised twice.
    const promised = await this.reader.promised(organisation, currency);
    const payable: { row: BalanceRow; amount: bigint }[] = [];
    const leftOut: LeftOut[] = [];
    for (const row of await this.reader.balances(organisation, null, currency)) {
      const amount = BigInt(row.available) - (promised.get(row.partner) ?? 0n);
      const reason = reasonToLeaveOut(row, amount);
      if (reason === null) payable.push({ row, amount });
      else if (reason !== '') leftOut.push({ row, reason });
    }
    return { payable, leftOut };
  }

  async find(organisation: OrganisationId, id: string): Promise<{ run: RunRow; payouts: PayoutRow[] } | undefined> {
    const [run] = await this.reader.runs(organisation, id);
    return run && { run, payouts: await this.reader.payoutsOf(organisation, run.run) };
  }

  /** A repeated approval of the same amount is answered like the first. */
  private async approvedBefore(
    organisation: OrganisationId,
    { run }: RunRow,
    seen: { readonly amount: bigint; readonly count: number },
  ): Promise<Outcome> {
    const [decision] = await this.context.facts.readStream(streamName(organisation, 'payoutrun', run), 1, 1);
    if (!decision || !isOf(decision, 'PayoutRunApproved')) return { kind: 'wrong-state' };
    const isSame = BigInt(decision.data.amount) === seen.amount && decision.data.count === seen.count;
    return isSame ? { kind: 'done', run, position: decision.position } : { kind: 'amount-changed' };
  }

  private async isCovered(
    organisation: OrganisationId,
    currency: string,
    payouts: readonly PayoutRow[],
  ): Promise<boolean> {
    const { payable } = await this.candidates(organisation, currency);
    const available = new Map<PartnerId, bigint>(payable.map(({ row, amount }) => [row.partner, amount]));
    return payouts.every(({ partner, amount }) => (available.get(partner) ?? 0n) >= BigInt(amount));
  }

  private async append<Type extends 'PayoutRunProposed' | 'PayoutRunApproved' | 'PayoutRunCancelled'>(
    organisation: OrganisationId,
    actor: string,
    run: PayoutRunId,
    type: Type,
    data: Parameters<typeof newEvent<Type>>[1],
    revision = 1,
  ): Promise<Outcome> {
    const event = newEvent(type, data, { actor, occurredAt: this.context.clock.now() });
    const outcome = await this.context.facts.append(streamName(organisation, 'payoutrun', run), [event], revision);
    return outcome.kind === 'appended'
      ? { kind: 'done', run, position: outcome.position }
      : { kind: 'changed-meanwhile' };
  }

  private async caughtUp(organisation: OrganisationId): Promise<void> {
    const { bus, facts } = this.context;
    const head = await facts.head();
    await Promise.all([ledgerGroup, runsGroup].map((group) => bus.waitFor(group, organisation, head, patience)));
  }
}

/** Null: to be paid. Empty: there is nothing to say. */
function reasonToLeaveOut({ partnerState, debt, pending }: BalanceRow, amount: bigint): string | null {
  if (partnerState === 'suspended') return 'The partner is suspended';
  if (BigInt(debt) > 0n) return 'The partner owes more than is available';
  if (amount > 0n) return null;
  return BigInt(pending) > 0n ? 'Nothing is approved yet' : '';
}
