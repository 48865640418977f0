import {
  conversionId,
  customerId,
  type EventData,
  type EventType,
  isOf,
  linkId,
  newEvent,
  partnerId,
  type Plan,
  programId,
  streamName,
} from '@tributary/contracts';
import { type Announcement, shipped } from '@tributary/bus';
import { type ServiceUnderTest, startService, until } from '@tributary/testing';
import pg from 'pg';
import { commissionMigrations, type CommissionService, commissionService } from './commission.service.js';
import { clockGroup, engineGroup, listGroup, periodsGroup } from './groups.js';
import { verified } from './testing/verified.js';

const patience = 10_000;
const day = 86_400_000;
const at = Date.parse;
const plan: Plan = {
  rules: [
    {
      key: 'r',
      pays: {
        kind: 'tiered',
        period: 'month',
        bands: [
          { from: 0, rate: '0.08' },
          { from: 500_000, rate: '0.1' },
        ],
      },
    },
  ],
};

const listeners: pg.Client[] = [];

describe('the settlement of periods', () => {
  let now = at('2026-10-01T00:00:00Z');
  let service: ServiceUnderTest;
  const processes: CommissionService[] = [];

  beforeAll(async () => {
    service = await startService(
      (context) => {
        // Two schedulers over the same log, of which the second serves no requests.
        processes.push(commissionService(context), commissionService(context));
        return processes[0]!;
      },
      commissionMigrations,
      { clock: { now: () => now } },
    );
  });
  afterAll(async () => {
    await Promise.all(listeners.map((client) => client.end()));
    await service?.dispose();
  });

  async function openShop(more: Partial<Plan> = {}) {
    const admin = service.as('admin');
    const { organisation } = admin;
    const program = programId(organisation, 'spring');
    const ann = partnerId(organisation, 'ann');
    const carol = customerId(program, 'carol');
    const append = async <Type extends EventType>(
      kind: Parameters<typeof streamName>[1],
      id: string,
      type: Type,
      data: EventData[Type],
      occurredAt = now,
    ) => {
      const stream = streamName(organisation, kind, id);
      const { length } = await service.facts.readStream(stream, 0, 1_000);
      const outcome = await service.facts.append(
        stream,
        [newEvent(type, data, { actor: 'a-test', occurredAt })],
        length,
      );
      expect(outcome.kind).toBe('appended');
    };
    const known = async () => {
      const { bus, pools } = service.context;
      await until(async () => bus.waitFor(engineGroup, organisation, await service.facts.head(), patience));
      expect(await shipped(pools.worker, organisation, patience)).toBe(true);
      for (const group of [listGroup, periodsGroup, clockGroup])
        expect(await bus.waitFor(group, organisation, await service.facts.head(), patience)).toBe(true);
    };
    const sale = (order: string, amount: number, moment: string, currency = 'GBP') => {
      const conversion = conversionId(program, 'default', order);
      const names = { program, conversion, externalId: order, source: 'default' };
      const parts = { currency, amount, tax: 0, shipping: 0, discount: 0 };
      const data = { ...names, ...parts, customer: carol, customerExternalId: 'carol' };
      return append('conversion', conversion, 'SaleRecorded', data, at(moment));
    };
    const commissions = async (): Promise<Record<string, number>> => {
      await known();
      const { items } = (await admin.call('GET', '/api/commissions')).body;
      return Object.fromEntries(
        items.map(({ order, amount }: { order: string; amount: { amount: number } }) => [order, amount.amount]),
      );
    };
    const passTo = async (moment: string) => {
      await known();
      now = Math.max(now, at(moment));
      await Promise.all(processes.map((process) => process.passHours()));
    };
    const settled = async () =>
      (await service.facts.readAll(0n, { organisation, types: ['PeriodSettled'] }, 1_000)).map((event) =>
        isOf(event, 'PeriodSettled') ? `${event.data.kind} ${event.data.period}` : '',
      );
    await append('organisation', organisation, 'OrganisationCreated', { name: 'Acme', zone: 'UTC' });
    const terms = { code: 'spring', name: 'Spring', currency: 'GBP', landingUrl: null, zone: 'UTC' };
    await append('program', program, 'ProgramCreated', {
      program,
      ...terms,
      attribution: 'last-click',
      windowDays: 30,
    });
    await append('plan', program, 'PlanPublished', {
      program,
      version: 1,
      from: null,
      holdDays: 0,
      rules: [],
      plan: { ...plan, ...more },
    });
    await append('partner', ann, 'PartnerAdded', { partner: ann, code: 'ann', type: 'affiliate', country: null });
    const touch = { id: 't', kind: 'click', link: linkId('ann'), partner: ann, at: now - day } as const;
    const signup = { program, customer: carol, externalId: 'carol', source: 'default', country: null };
    await append('customer', carol, 'SignupRecorded', { ...signup, touches: [touch] });
    return { admin, sale, commissions, passTo, settled };
  }

  it('happens once, of several processes, after which a late sale comes last', async () => {
    const { sale, commissions, passTo, settled, admin } = await openShop();
    await sale('first', 421_000, '2026-10-05T10:00:00Z');
    await sale('second', 214_800, '2026-10-06T10:00:00Z');
    await passTo('2026-10-31T23:00:00Z');
    expect(await settled()).toEqual([]);
    await passTo('2026-11-01T00:00:00Z');
    expect(await settled()).toEqual(['month 2026-10-01']);
    await sale('late', 100_000, '2026-10-02T10:00:00Z');
    expect(await commissions()).toEqual({ first: 33_680, second: 6_320 + 13_580, late: 10_000 });
    await passTo('2026-11-20T00:00:00Z');
    expect(await settled()).toEqual(['month 2026-10-01']);
    expect(await verified(admin)).toMatchObject({ agrees: true });
  });

  it('waits for a rate that a sale of the period awaits', async () => {
    const { sale, commissions, passTo, settled, admin } = await openShop();
    await sale('euros', 10_000, '2026-11-21T10:00:00Z', 'EUR');
    expect(await commissions()).toEqual({ euros: 0 });
    await passTo('2027-02-01T00:00:00Z');
    expect(await settled()).toEqual(['month 2026-12-01', 'month 2027-01-01']);
    const rate = { day: '2026-11-21', base: 'EUR', quote: 'GBP' };
    expect((await admin.call('GET', '/api/exchange-rates/missing')).body).toEqual([
      { ...rate, commissions: 1, sales: 1 },
    ]);
    await admin.call('POST', '/api/exchange-rates', { ...rate, rate: '0.5' });
    await passTo('2027-02-01T01:00:00Z');
    expect(await settled()).toEqual(['month 2026-12-01', 'month 2027-01-01', 'month 2026-11-01']);
    expect(await commissions()).toEqual({ euros: 400 });
    expect((await admin.call('GET', '/api/exchange-rates/missing')).body).toEqual([]);
  });

  it('waits for the rate of a sale that no rule pays for, because it counts', async () => {
    const pounds = { key: 'r', pays: plan.rules[0]!.pays, when: { field: 'sale.currency', is: 'GBP' } } as const;
    const { sale, commissions, passTo, settled, admin } = await openShop({ rules: [pounds] });
    await sale('euros', 600_000, '2027-02-03T10:00:00Z', 'EUR');
    await sale('pounds', 10_000, '2027-02-04T10:00:00Z');
    expect(await commissions()).toEqual({ pounds: 800 });
    await passTo('2027-03-20T00:00:00Z');
    expect(await settled()).toEqual([]);
    const rate = { day: '2027-02-03', base: 'EUR', quote: 'GBP' };
    expect((await admin.call('GET', '/api/exchange-rates/missing')).body).toEqual([
      { ...rate, commissions: 0, sales: 1 },
    ]);
    await admin.call('POST', '/api/exchange-rates', { ...rate, rate: '1' });
    expect(await commissions()).toEqual({ pounds: 1_000 });
    await passTo('2027-03-20T01:00:00Z');
    expect(await settled()).toEqual(['month 2027-02-01']);
    expect((await admin.call('GET', '/api/exchange-rates/missing')).body).toEqual([]);
  });

  it('is what a bonus waits for before it may be approved', async () => {
    const bonus = { key: 'goal', period: 'month', goal: 100_000, amount: 5_000 } as const;
    const forLife = { key: 'for-life', goal: 100_000, amount: 1_000 } as const;
    const { admin, sale, commissions, passTo } = await openShop({ bonuses: [bonus, forLife] });
    await sale('first', 100_000, '2027-03-25T10:00:00Z');
    expect(await commissions()).toEqual({ first: 8_000, goal: 5_000, 'for-life': 1_000 });
    const listed = async (wanted: string) =>
      (await admin.call('GET', '/api/commissions')).body.items.find(({ order }: { order: string }) => order === wanted);
    const { id, unsettled } = await listed('goal');
    expect(unsettled).toEqual({ period: 'month', from: '2027-03-01' });
    expect(await listed('for-life')).toMatchObject({ unsettled: { period: 'lifetime', from: null } });
    expect(await listed('first')).toMatchObject({ unsettled: null });
    const approve = async () =>
      (await admin.call('POST', '/api/commissions/approve', { items: [{ id, amount: 5_000 }] })).body;
    expect(await approve()).toMatchObject({ status: 409, code: 'bonus-not-settled' });
    const waits = async () => (await admin.call('GET', `/api/commissions/${id}`)).body.steps.at(-1).title;
    expect(await waits()).toBe('Waits until its sales are settled');
    await passTo('2027-03-31T23:00:00Z');
    expect(await approve()).toMatchObject({ status: 409, code: 'bonus-not-settled' });
    await passTo('2027-04-01T00:00:00Z');
    expect(await commissions()).toMatchObject({ goal: 5_000 });
    expect(await waits()).toBe('Waits to be approved');
    expect(await listed('goal')).toMatchObject({ unsettled: null });
    expect(await approve()).toMatchObject({ decided: [id], refused: [] });
  });

  it('brings a bonus to what people may approve, and tells open screens, which are told of no entry', async () => {
    const bonus = { key: 'goal', period: 'month', goal: 100_000, amount: 5_000 } as const;
    const { admin, sale, commissions, passTo } = await openShop({ bonuses: [bonus] });
    await sale('first', 100_000, '2027-04-25T10:00:00Z');
    const pending = async (query: string) => {
      await commissions();
      const { items, totals } = (await admin.call('GET', `/api/commissions?state=pending${query}`)).body;
      return { orders: items.map(({ order }: { order: string }) => order).sort(), totals };
    };
    const line = (unsettled: boolean, count: number, minor: number) => ({
      ...{ state: 'pending', unsettled, count },
      amount: { amount: minor, currency: 'GBP' },
    });
    await passTo('2027-04-30T23:00:00Z');
    const both = [line(false, 1, 8_000), line(true, 1, 5_000)];
    expect(await pending('')).toEqual({ orders: ['first', 'goal'], totals: both });
    expect(await pending('&unsettled=false')).toEqual({ orders: ['first'], totals: [both[0]] });
    expect(await pending('&unsettled=true')).toEqual({ orders: ['goal'], totals: [both[1]] });
    expect((await admin.call('GET', '/api/commissions/totals')).body).toEqual(both);
    const told = await listening(service.adminUrl);
    await passTo('2027-05-01T00:00:00Z');
    expect(await pending('&unsettled=true')).toEqual({ orders: [], totals: [] });
    expect(await pending('&unsettled=false')).toEqual({ orders: ['first', 'goal'], totals: [line(false, 2, 13_000)] });
    await until(() => told().some((one) => one.topic === 'commissions' && one.organisation === admin.organisation));
  });
});

async function listening(url: string): Promise<() => Announcement[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  listeners.push(client);
  const told: Announcement[] = [];
  client.on('notification', ({ payload }) => told.push(JSON.parse(payload ?? '') as Announcement));
  await client.query('listen live');
  return () => told;
}
