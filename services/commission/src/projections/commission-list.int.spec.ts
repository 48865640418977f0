import {
  commissionId,
  conversionId,
  type EntryData,
  type EventData,
  newEvent,
  newId,
  type PartnerId,
  partnerId,
  programId,
  streamName,
} from '@tributary/contracts';
import { postedEntry, type ServiceUnderTest, startService, type TestCaller } from '@tributary/testing';
import { commissionMigrations, commissionService } from '../commission.service.js';
import { listGroup } from '../groups.js';
import { verified } from '../testing/verified.js';

const gbp = (amount: number) => ({ amount, currency: 'GBP' });

describe('the list of commissions', () => {
  let service: ServiceUnderTest;
  beforeAll(async () => {
    service = await startService(commissionService, commissionMigrations);
  });
  afterAll(() => service?.dispose());

  /** An organisation with the events that other parts of the product write. */
  function shop() {
    const admin = service.as('admin');
    const { organisation } = admin;
    const program = programId(organisation, 'shop');
    const ann = partnerId(organisation, 'ann');
    const commissionOf = (order: string, partner: PartnerId = ann) =>
      commissionId({ conversion: conversionId(program, 'default', order), partner, component: 'base' });
    const append = async <Type extends keyof EventData>(
      stream: ReturnType<typeof streamName>,
      type: Type,
      data: EventData[Type],
    ) => {
      const revision = (await service.facts.readStream(stream, 0, 1_000)).length;
      const event = newEvent(type, data, { actor: 'a-test', occurredAt: 1 });
      const outcome = await service.facts.append(stream, [event], revision);
      if (outcome.kind !== 'appended') throw new Error(outcome.kind);
      return outcome.position;
    };
    const entry = (order: string, amounts: Partial<EntryData['EntryPosted']>) =>
      append(
        streamName(organisation, 'commission', commissionOf(order)),
        'EntryPosted',
        postedEntry(program, ann, order, amounts),
      );
    /** As the ledger tells it. */
    const settled = (asOf: bigint, amounts: Record<string, number>, paid?: number) =>
      append(streamName(organisation, 'settlement', newId()), 'SettlementChanged', {
        partner: ann,
        currency: 'GBP',
        asOf: String(asOf),
        commissions: Object.entries(amounts).map(([order, amount]) => ({
          commission: commissionOf(order),
          settled: amount,
          ...(paid === undefined ? {} : { paid }),
        })),
      });
    return { admin, entry, settled };
  }

  async function states({ organisation, call }: TestCaller): Promise<Record<string, [string, number]>> {
    const { bus } = service.context;
    expect(await bus.waitFor(listGroup, organisation, await service.facts.head(), 5_000)).toBe(true);
    const { body } = await call('GET', '/api/commissions?limit=200');
    return Object.fromEntries(
      body.items.map(({ order, state, paid }: { order: string; state: string; paid: { amount: number } }) => [
        order,
        [state, paid.amount],
      ]),
    );
  }

  it('says paid of what the ledger has settled, whichever was approved first, and not of a part', async () => {
    const { admin, entry, settled } = shop();
    await entry('old', { approved: 1_000 });
    await entry('part', { approved: 1_000 });
    const position = await entry('new', { approved: 1_000 });
    expect(await states(admin)).toEqual({ old: ['approved', 0], part: ['approved', 0], new: ['approved', 0] });
    await settled(position, { new: 1_000, part: 400 });
    expect(await states(admin)).toEqual({ old: ['approved', 0], part: ['approved', 400], new: ['paid', 1_000] });
    expect((await admin.call('GET', '/api/commissions?state=paid')).body.totals).toMatchObject([
      { state: 'approved', count: 1, amount: gbp(600) },
      { state: 'paid', count: 2, amount: gbp(1_400) },
    ]);
  });

  it('adds up amounts in their states, and finds a commission by each of its parts (row 32)', async () => {
    const { admin, entry } = shop();
    await entry('deal', { pending: 50_000 });
    await entry('deal', { cause: 'approved', pending: -50_000, approved: 50_000 });
    await entry('deal', { cause: 'adjusted', approved: -10_000 });
    await entry('deal', { cause: 'adjusted', pending: 5_000 });
    await entry('other', { pending: 1_000 });
    await states(admin);
    const parts = [
      { state: 'approved', unsettled: false, count: 1, amount: gbp(40_000) },
      { state: 'pending', unsettled: false, count: 2, amount: gbp(6_000) },
    ];
    expect((await admin.call('GET', '/api/commissions/totals')).body).toEqual(parts);
    const found = async (query: string) => {
      const { items, count, totals } = (await admin.call('GET', `/api/commissions${query}`)).body;
      return { orders: items.map(({ order }: { order: string }) => order).sort(), count, totals };
    };
    expect(await found('')).toEqual({ orders: ['deal', 'other'], count: 2, totals: parts });
    expect(await found('?state=pending')).toEqual({ orders: ['deal', 'other'], count: 2, totals: parts });
    const deal = [parts[0], { ...parts[1], count: 1, amount: gbp(5_000) }];
    expect(await found('?state=approved')).toEqual({ orders: ['deal'], count: 1, totals: deal });
    expect(await found('?state=paid')).toEqual({ orders: [], count: 0, totals: [] });
  });

  it('says settled, not paid, of what a debt keeps and of what takes off (rows 33 and 36)', async () => {
    const { admin, entry, settled } = shop();
    await entry('talk', { approved: 500 });
    await settled(await entry('undone', { approved: -500 }), { talk: 500 }, 0);
    await entry('fine', { approved: -700 });
    await settled(await entry('fair', { approved: 300 }), { fair: 300 }, 0);
    await settled(await entry('part', { approved: 1_000 }), { part: 1_000 }, 600);
    const due = {
      talk: ['settled', 0],
      undone: ['settled', 0],
      fine: ['settled', 0],
      fair: ['settled', 0],
      part: ['paid', 600],
    };
    expect(await states(admin)).toEqual(due);
    expect((await admin.call('GET', '/api/commissions/totals')).body).toMatchObject([
      { state: 'paid', count: 1, amount: gbp(600) },
      { state: 'settled', count: 5, amount: gbp(0) },
    ]);
    expect(await service.context.bus.rebuild(listGroup.name)).toBe(true);
    expect(await states(admin)).toEqual(due);
  });

  it('follows a refund, the debt it leaves, and what comes back from a bank', async () => {
    const { admin, entry, settled } = shop();
    await entry('x', { approved: 1_000 });
    await settled(await entry('y', { approved: 500 }), { x: 1_000, y: 500 });
    await settled(await entry('x', { cause: 'reversed', approved: -1_000 }), { x: 0 });
    expect(await states(admin)).toEqual({ x: ['reversed', 0], y: ['paid', 500] });
    await settled(await entry('z', { approved: 800 }), { z: 800 });
    expect(await states(admin)).toMatchObject({ z: ['paid', 800] });
    await settled(await service.facts.head(), { y: 0 });
    expect(await states(admin)).toMatchObject({ y: ['approved', 0], z: ['paid', 800] });
  });

  it('believes what follows from the later event, in whichever order it is told', async () => {
    const { admin, entry, settled } = shop();
    const earlier = await entry('x', { approved: 1_000 });
    const later = await entry('y', { approved: 1_000 });
    await settled(later, { x: 0, y: 1_000 });
    await settled(earlier, { x: 1_000 });
    expect(await states(admin)).toEqual({ x: ['approved', 0], y: ['paid', 1_000] });
  });

  it('tells what never had an amount from what lost it, also where a rebuild folds all its entries in one batch', async () => {
    const { admin, entry } = shop();
    await entry('never', { gross: 5_000 });
    await entry('never', { cause: 'adjusted', refunded: 5_000 });
    await entry('lost', { pending: 100 });
    await entry('lost', { cause: 'reversed', pending: -100 });
    await entry('late', {});
    await entry('late', { cause: 'adjusted', held: 100 });
    const due = { never: ['nothing', 0], lost: ['reversed', 0], late: ['held', 0] };
    expect(await states(admin)).toEqual(due);
    expect(await service.context.bus.rebuild(listGroup.name)).toBe(true);
    expect(await states(admin)).toEqual(due);
    await entry('late', { cause: 'reversed', held: -100 });
    await entry('lost', { cause: 'adjusted' });
    expect(await states(admin)).toEqual({ ...due, late: ['reversed', 0] });
    expect((await admin.call('GET', '/api/commissions?state=nothing')).body).toMatchObject({
      items: [{ order: 'never' }],
      totals: [{ state: 'nothing', count: 1, amount: gbp(0) }],
    });
  });

  it('says the same after a rebuild, and shows in a verification where it does not', async () => {
    const { admin, entry, settled } = shop();
    await settled(await entry('x', { approved: 1_000 }), { x: 600 });
    const before = await states(admin);
    expect(await service.context.bus.rebuild(listGroup.name)).toBe(true);
    expect(await states(admin)).toEqual(before);
    const differences = async () => (await verified(admin)).differences.filter((one: string) => one.includes('paid'));
    expect(await differences()).toEqual([]);
    await service.context.pools.worker.query('update commission set paid = 1000 where organisation = $1', [
      admin.organisation,
    ]);
    expect(await differences()).toHaveLength(1);
  });
});
