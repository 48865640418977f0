/** The payout service, and what the specs of it record and read. */
import { shipped } from '@tributary/bus';
import {
  commissionId,
  conversionId,
  type EntryData,
  isOf,
  newEvent,
  type OrganisationId,
  type PartnerId,
  partnerId,
  programId,
  streamName,
} from '@tributary/contracts';
import { postedEntry, type ServiceUnderTest, startService, type TestCaller, until } from '@tributary/testing';
import { ledgerGroup, runsGroup } from '../groups.js';
import { payoutMigrations, payoutService } from '../payout.service.js';

export const gbp = (amount: number) => ({ amount, currency: 'GBP' });

export const startOffice = async (): Promise<Office> => new Office(await startService(payoutService, payoutMigrations));

export class Office {
  constructor(readonly service: ServiceUnderTest) {}

  dispose(): Promise<void> {
    return this.service.dispose();
  }

  async append(
    organisation: OrganisationId,
    stream: ReturnType<typeof streamName>,
    event: ReturnType<typeof newEvent>,
  ): Promise<void> {
    const revision = (await this.service.facts.readStream(stream, 0, 1_000)).length;
    const outcome = await this.service.facts.append(stream, [event], revision);
    if (outcome.kind !== 'appended') throw new Error(outcome.kind);
    for (const group of [ledgerGroup, runsGroup])
      await this.service.context.bus.waitFor(group, organisation, outcome.position, 5_000);
  }

  async addPartner(organisation: OrganisationId, code: string, name = `Name of ${code}`): Promise<PartnerId> {
    const partner = partnerId(organisation, code);
    const personal = await this.service.personal.seal(organisation, partner, { name });
    const event = newEvent(
      'PartnerAdded',
      { partner, code, type: 'affiliate', country: null },
      { actor: 'a-test', occurredAt: 1, personal },
    );
    await this.append(organisation, streamName(organisation, 'partner', partner), event);
    return partner;
  }

  async post(
    organisation: OrganisationId,
    partner: PartnerId,
    order: string,
    amounts: Partial<EntryData['EntryPosted']>,
  ): Promise<void> {
    const entry = postedEntry(programId(organisation, 'shop'), partner, order, amounts);
    await this.append(
      organisation,
      streamName(organisation, 'commission', entry.commission),
      newEvent('EntryPosted', entry, { actor: 'a-test', occurredAt: 1 }),
    );
  }

  approve(
    organisation: OrganisationId,
    partner: PartnerId,
    order: string,
    amount: number,
    currency: 'EUR' | 'GBP' = 'GBP',
  ): Promise<void> {
    return this.post(organisation, partner, order, { approved: amount, currency });
  }

  async balanceOf(caller: TestCaller, partner: PartnerId) {
    return (await caller.call('GET', `/api/balances?partner=${partner}`)).body[0];
  }

  async showing(caller: TestCaller, run: string, state: string): Promise<void> {
    await until(async () => {
      const { body } = await caller.call('GET', `/api/payout-runs/${run}`);
      return body.payouts.every((payout: { state: string }) => payout.state === state);
    });
    await this.service.context.bus.waitFor(ledgerGroup, caller.organisation, await this.service.facts.head(), 5_000);
  }

  async payOut(finance: TestCaller): Promise<string> {
    const { body: run } = await finance.call('POST', '/api/payout-runs', { currency: 'GBP' });
    const approved = await finance.call('POST', `/api/payout-runs/${run.id}/approve`, {
      amount: run.total.amount,
      count: run.count,
    });
    expect(approved.status).toBe(200);
    await this.showing(finance, run.id, 'requested');
    expect(await finance.call('POST', `/api/payout-runs/${run.id}/pay`)).toMatchObject({ status: 200 });
    await this.showing(finance, run.id, 'paid');
    return run.id;
  }

  /** What the ledger told of an organisation's commissions, by order, in the order of the log: settled, and paid of it. */
  async tellings(organisation: OrganisationId, ...orders: string[]): Promise<[string, number, number | undefined][][]> {
    const { context, facts } = this.service;
    await context.bus.waitFor(ledgerGroup, organisation, await facts.head(), 5_000);
    await shipped(context.pools.worker, organisation, 5_000);
    const program = programId(organisation, 'shop');
    const partner = partnerId(organisation, 'ann');
    const orderOf = new Map(
      orders.map((order) => {
        const conversion = conversionId(program, 'default', order);
        return [String(commissionId({ conversion, partner, component: 'base' })), order];
      }),
    );
    const entries = await facts.readAll(0n, { organisation, types: ['SettlementChanged'] }, 1_000);
    return entries
      .filter((entry) => isOf(entry, 'SettlementChanged'))
      .map(({ data }) =>
        data.commissions.map(({ commission, settled, paid }): [string, number, number | undefined] => [
          orderOf.get(commission) ?? commission,
          settled,
          paid,
        ]),
      );
  }
}
