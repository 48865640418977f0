import {
  type CustomerId,
  customerId,
  derivedId,
  type EntryData,
  type EventData,
  type EventId,
  type EventType,
  linkId,
  type LinkId,
  newEvent,
  newId,
  type OrganisationId,
  type PartnerId,
  partnerId,
  programId,
  streamName,
  type StreamKind,
  type ClickId,
  type VisitorId,
} from '@tributary/contracts';
import { postedEntry, type ServiceUnderTest, startService, type TestCaller, until } from '@tributary/testing';
import { analyticsMigrations, analyticsService } from './analytics.service.js';
import { activityGroup, clicksGroup, tradeGroup } from './groups.js';

/** A day stands for its noon in UTC. */
const momentOf = (day: string): number => Date.parse(day.includes('T') ? day : `${day}T12:00:00Z`);
const gbp = (amount: number) => ({ amount, currency: 'GBP' });
const span = 'from=2026-03-01&to=2026-03-07';

const untold = { model: 'last-click', windowDays: 30, touches: [] } as const;

describe('analytics', () => {
  let service: ServiceUnderTest;
  beforeAll(async () => {
    service = await startService(analyticsService, analyticsMigrations);
  });
  afterAll(() => service?.dispose());

  /** A shop's program with the writers of its events. */
  function shopOf(organisation: OrganisationId, code = 'shop') {
    const program = programId(organisation, code);
    const append = async <Type extends EventType>(
      kind: StreamKind,
      id: string,
      type: Type,
      data: EventData[Type],
      occurredAt = 1,
    ): Promise<void> => {
      const stream = streamName(organisation, kind, id);
      const revision = (await service.facts.readStream(stream, 0, 100)).length;
      await service.facts.append(stream, [newEvent(type, data, { actor: 'a-test', occurredAt })], revision);
    };
    const createIn = (zone: string) =>
      append('program', program, 'ProgramCreated', {
        program,
        code,
        name: `Program ${code}`,
        currency: 'GBP',
        landingUrl: null,
        attribution: 'last-click',
        windowDays: 30,
        zone,
      });
    const partner = async (code: string): Promise<PartnerId> => {
      const id = partnerId(organisation, code);
      const personal = await service.personal.seal(organisation, id, { name: `Name of ${code}` });
      const event = newEvent(
        'PartnerAdded',
        { partner: id, code, type: 'affiliate', country: null },
        { actor: 'a-test', occurredAt: 1, personal },
      );
      await service.facts.append(streamName(organisation, 'partner', id), [event], 0);
      return id;
    };
    const click = async (
      partnerOf: PartnerId,
      code: string,
      day: string,
      visitor = newId<VisitorId>(),
      bot: string | null = null,
    ): Promise<void> => {
      const data = {
        click: newId<ClickId>(),
        link: linkId(code),
        code,
        program,
        partner: partnerOf,
        visitor,
        bot,
        imported: false,
      };
      const event = newEvent('ClickRecorded', data, { actor: 'a-test', occurredAt: momentOf(day) });
      await service.clicks.append(streamName(organisation, 'clicks', newId()), [event], 0);
    };
    const entry = (
      partnerOf: PartnerId,
      order: string,
      day: string,
      amounts: Partial<EntryData['EntryPosted']>,
      link: LinkId | null = null,
    ) => {
      const posted = postedEntry(program, partnerOf, order, { link, soldAt: momentOf(day), ...amounts });
      return append('commission', posted.commission, 'EntryPosted', posted, momentOf(day));
    };
    const attributed = (customer: CustomerId, day: string, from: PartnerId | null, to: PartnerId | null) => {
      const side = (one: PartnerId | null) => one && { partner: one, link: linkId('a-link'), touch: 't', touchedAt: 1 };
      return append(
        'attribution',
        customer,
        'Attributed',
        { program, customer, at: momentOf(day), asOf: '1', from: side(from), to: side(to), reason: untold },
        momentOf(day),
      );
    };
    return { program, createIn, partner, click, entry, attributed };
  }

  async function settled(organisation: OrganisationId): Promise<void> {
    const { bus } = service.context;
    const [facts, clicks] = [await service.facts.head(), await service.clicks.head()];
    for (const group of [tradeGroup, activityGroup])
      expect(await bus.waitFor(group, organisation, facts, 5_000)).toBe(true);
    expect(await bus.waitFor(clicksGroup, organisation, clicks, 5_000)).toBe(true);
  }

  it('counts clicks without bots, and a visitor once a link and day', async () => {
    const admin = service.as('admin');
    const shop = shopOf(admin.organisation);
    const ann = await shop.partner('ann');
    const visitor = newId<VisitorId>();
    await shop.click(ann, 'spring', '2026-03-02', visitor);
    await shop.click(ann, 'spring', '2026-03-02', visitor);
    await shop.click(ann, 'spring', '2026-03-03', visitor);
    await shop.click(ann, 'spring', '2026-03-03', newId(), 'user agent');
    await settled(admin.organisation);
    const { body } = await admin.call('GET', `/api/analytics/summary?${span}`);
    expect(body.current).toMatchObject({ clicks: 3, uniqueClicks: 2, signups: 0, sales: 0, conversionRate: 0 });
    const links = await admin.call('GET', `/api/analytics/links?${span}`);
    expect(links.body).toMatchObject([{ link: linkId('spring'), clicks: 3, uniqueClicks: 2 }]);
    expect(links.body[0].trend).toHaveLength(30);
    expect(links.body[0].trend.slice(-6)).toEqual([2, 1, 0, 0, 0, 0]);
  });

  describe('in a zone', () => {
    const countsOf = async (caller: TestCaller, query: string) => {
      const { body } = await caller.call('GET', `/api/analytics/daily?${query}`);
      return Object.fromEntries(
        body.flatMap(({ day, clicks, signups, sales }: Record<string, number>) =>
          clicks || signups || sales ? [[day, [clicks, signups, sales]]] : [],
        ),
      );
    };

    it('counts half past eleven at night in UTC on the next day of a program in Berlin, and sums stay what they are', async () => {
      const admin = service.as('admin');
      const shop = shopOf(admin.organisation);
      await shop.createIn('Europe/Berlin');
      const ann = await shop.partner('ann');
      const [night, before] = ['2026-03-02T23:30:00Z', '2026-03-02T22:30:00Z'];
      const visitor = newId<VisitorId>();
      await shop.click(ann, 'spring', before, visitor);
      await shop.click(ann, 'spring', night, visitor);
      await shop.attributed(customerId(shop.program, 'c-1'), night, null, ann);
      await shop.entry(ann, 'o-1', night, { conversions: 1, gross: 10_000, pending: 1_000 });
      await shop.entry(ann, 'o-1', night, { cause: 'reversed', refunded: 4_000, pending: -400 });
      await settled(admin.organisation);
      expect(await countsOf(admin, span)).toEqual({ '2026-03-02': [1, 0, 0], '2026-03-03': [1, 1, 1] });
      const { body } = await admin.call('GET', `/api/analytics/summary?${span}&program=shop`);
      expect(body.current).toMatchObject({ clicks: 2, uniqueClicks: 2, signups: 1, sales: 1, commission: [gbp(600)] });
      const [spring] = (await admin.call('GET', '/api/analytics/links?from=2026-03-02&to=2026-03-03')).body;
      expect(spring.trend.slice(-3)).toEqual([0, 1, 1]);
      const figures = await countsOf(admin, span);
      for (const group of [tradeGroup, clicksGroup]) expect(await service.context.bus.rebuild(group.name)).toBe(true);
      expect(await countsOf(admin, span)).toEqual(figures);
    });

    it('gives a day its 23 or 25 hours when the clocks change', async () => {
      const admin = service.as('admin');
      const shop = shopOf(admin.organisation);
      await shop.createIn('Europe/Berlin');
      const ann = await shop.partner('ann');
      const sold = [
        ['2026-03-28T22:59:59Z', '2026-03-28T23:00:00Z', '2026-03-29T21:59:59Z', '2026-03-29T22:00:00Z'],
        ['2026-10-24T21:59:59Z', '2026-10-24T22:00:00Z', '2026-10-25T22:59:59Z', '2026-10-25T23:00:00Z'],
      ];
      for (const moment of sold.flat()) await shop.click(ann, 'spring', moment);
      for (const moment of sold.flat()) await shop.entry(ann, moment, moment, { conversions: 1, pending: 1 });
      await settled(admin.organisation);
      expect(await countsOf(admin, 'from=2026-03-27&to=2026-03-31')).toEqual({
        '2026-03-28': [1, 0, 1],
        '2026-03-29': [2, 0, 2],
        '2026-03-30': [1, 0, 1],
      });
      expect(await countsOf(admin, 'from=2026-10-23&to=2026-10-27')).toEqual({
        '2026-10-24': [1, 0, 1],
        '2026-10-25': [2, 0, 2],
        '2026-10-26': [1, 0, 1],
      });
    });

    it("puts each program's own days side by side, and ends where it is the latest day", async () => {
      const admin = service.as('admin');
      const [east, west] = [shopOf(admin.organisation, 'east'), shopOf(admin.organisation, 'west')];
      await east.createIn('Pacific/Kiritimati'); // 14 hours ahead of UTC
      await west.createIn('Pacific/Pago_Pago'); // 11 behind
      const ann = await east.partner('ann');
      await east.click(ann, 'east', '2026-03-03T10:30:00Z');
      await west.click(ann, 'west', '2026-03-03T10:30:00Z');
      await settled(admin.organisation);
      expect(await countsOf(admin, span)).toEqual({ '2026-03-02': [1, 0, 0], '2026-03-04': [1, 0, 0] });
      const lastOf = async (query: string) => (await admin.call('GET', `/api/analytics/summary?${query}`)).body.to;
      const dayAhead = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString().slice(0, 10);
      const expected = { east: dayAhead(14), west: dayAhead(-11) };
      expect(await lastOf('')).toBe(expected.east);
      expect(await lastOf('program=east')).toBe(expected.east);
      expect(await lastOf('program=west')).toBe(expected.west);
      expect((await admin.call('GET', '/api/analytics/daily?days=60')).body.at(0).day).toBe(
        new Date(Date.parse(expected.east) - 59 * 86_400_000).toISOString().slice(0, 10),
      );
    });
  });

  it('books sales and what follows from them on the day of the sale, and every day has its row', async () => {
    const admin = service.as('admin');
    const shop = shopOf(admin.organisation);
    const ann = await shop.partner('ann');
    await shop.entry(ann, 'o-1', '2026-03-02', { conversions: 1, gross: 10_000, pending: 1_000 });
    await shop.entry(ann, 'o-1', '2026-03-02', { cause: 'reversed', refunded: 4_000, pending: -400 });
    await shop.entry(ann, 'o-1', '2026-03-02', { cause: 'approved', pending: -600, approved: 600 });
    await shop.entry(ann, 'before', '2026-02-25', { conversions: 1, gross: 500, pending: 50 });
    await settled(admin.organisation);
    const { body } = await admin.call('GET', `/api/analytics/summary?${span}`);
    expect(body.current).toMatchObject({
      sales: 1,
      gross: [gbp(10_000)],
      refunded: [gbp(4_000)],
      commission: [gbp(600)],
    });
    expect(body.previous).toMatchObject({ sales: 1, gross: [gbp(500)], commission: [gbp(50)] });
    const daily = await admin.call('GET', `/api/analytics/daily?${span}`);
    expect(daily.body).toHaveLength(7);
    expect(daily.body[1]).toEqual({
      day: '2026-03-02',
      clicks: 0,
      signups: 0,
      sales: 1,
      gross: [gbp(10_000)],
      commission: [gbp(600)],
    });
  });

  it('moves a signup to whom its customer belongs', async () => {
    const admin = service.as('admin');
    const shop = shopOf(admin.organisation);
    const [ann, bob] = [await shop.partner('ann'), await shop.partner('bob')];
    const customer = customerId(shop.program, 'c-1');
    await shop.attributed(customer, '2026-03-02', null, ann);
    await shop.attributed(customer, '2026-03-02', ann, bob);
    await settled(admin.organisation);
    const signups = async (partner: PartnerId): Promise<number> =>
      (await admin.call('GET', `/api/analytics/summary?${span}&partner=${partner}`)).body.current.signups;
    expect([await signups(ann), await signups(bob)]).toEqual([0, 1]);
  });

  it('ranks partners by what they earned, with their names', async () => {
    const admin = service.as('admin');
    const shop = shopOf(admin.organisation);
    const [ann, bob] = [await shop.partner('ann'), await shop.partner('bob')];
    await shop.entry(ann, 'o-1', '2026-03-02', { conversions: 1, gross: 1_000, pending: 100 });
    await shop.entry(bob, 'o-2', '2026-03-02', { conversions: 1, gross: 2_000, pending: 200 });
    await settled(admin.organisation);
    const { body } = await admin.call('GET', `/api/analytics/partners?${span}`);
    expect(body.map(({ partnerName }: { partnerName: string }) => partnerName)).toEqual(['Name of bob', 'Name of ann']);
    expect((await admin.call('GET', `/api/analytics/partners?${span}&limit=1`)).body).toHaveLength(1);
  });

  it('shows a partner its own figures and activity alone, and another organisation nothing', async () => {
    const admin = service.as('admin');
    const shop = shopOf(admin.organisation);
    const [ann, bob] = [await shop.partner('ann'), await shop.partner('bob')];
    await shop.entry(ann, 'o-1', '2026-03-02', { conversions: 1, gross: 1_000, pending: 100 });
    await settled(admin.organisation);
    const asBob = service.as('partner-owner', { organisation: admin.organisation, partner: bob });
    const stranger = service.as('admin');
    for (const other of [asBob, stranger]) {
      expect((await other.call('GET', `/api/analytics/summary?${span}&partner=${ann}`)).body.current.sales).toBe(0);
      expect((await other.call('GET', '/api/activity')).body.items).toEqual([]);
    }
    expect(await asBob.call('GET', `/api/analytics/partners?${span}`)).toMatchObject({ status: 403 });
    const asNobody = service.as('partner-owner', { organisation: admin.organisation });
    expect(await asNobody.call('GET', '/api/activity')).toMatchObject({ status: 403 });
  });

  it('tells what happened, the newest first, page by page, each once', async () => {
    const admin = service.as('admin');
    const shop = shopOf(admin.organisation);
    const ann = await shop.partner('ann');
    await shop.attributed(customerId(shop.program, 'c-1'), '2026-03-01', null, ann);
    await shop.entry(ann, 'o-1', '2026-03-02', { conversions: 1, gross: 1_000, pending: 100 });
    await shop.entry(ann, 'o-1', '2026-03-02', { cause: 'reversed', refunded: 500, pending: -50 });
    await shop.entry(ann, 'o-1', '2026-03-02', { cause: 'approved', pending: -50, approved: 50 });
    await settled(admin.organisation);
    const first = await admin.call('GET', '/api/activity?limit=3');
    const second = await admin.call('GET', `/api/activity?limit=3&cursor=${first.body.next}`);
    const lines = [...first.body.items, ...second.body.items];
    expect(lines.map(({ kind, text }) => [kind, text])).toEqual([
      ['commission-approved', 'Commission approved: Sale o-1'],
      ['refund', 'Taken back: Sale o-1'],
      ['sale', 'Sale o-1'],
      ['signup', 'Signup'],
    ]);
    expect(lines[0]).toMatchObject({ partnerName: 'Name of ann', amount: gbp(50) });
    expect(second.body.next).toBeNull();

    const bonus = { kind: 'bonus', bonus: 'first-thousand', period: '2026-03-01' } as const;
    await shop.entry(ann, 'first-thousand', '2026-03-31', { component: 'bonus', paidFor: bonus, pending: 500 });
    await settled(admin.organisation);
    const [newest] = (await admin.call('GET', '/api/activity?limit=1')).body.items;
    expect(newest).toMatchObject({ text: 'Bonus first-thousand', amount: gbp(500) });
  });

  it('gives the same figures after a rebuild', async () => {
    const admin = service.as('admin');
    const shop = shopOf(admin.organisation);
    const ann = await shop.partner('ann');
    await shop.click(ann, 'spring', '2026-03-02');
    await shop.entry(ann, 'o-1', '2026-03-02', { conversions: 1, gross: 1_000, pending: 100 });
    await settled(admin.organisation);
    const figures = async () => (await admin.call('GET', `/api/analytics/daily?${span}`)).body;
    const before = await figures();
    for (const group of [tradeGroup, clicksGroup, activityGroup])
      expect(await service.context.bus.rebuild(group.name)).toBe(true);
    expect(await figures()).toEqual(before);
    await shop.click(ann, 'spring', '2026-03-02');
    await until(async () => (await figures())[1].clicks === 2);
  });

  it('refuses days that no calendar has, and cursors of its own invention', async () => {
    const admin = service.as('admin');
    const tooLong = 'from=0001-01-01&to=9999-12-31';
    for (const query of ['from=2026-02-30', 'to=yesterday', 'from=2026-03-08&to=2026-03-01', 'partner=1', tooLong]) {
      expect(await admin.call('GET', `/api/analytics/summary?${query}`)).toMatchObject({
        status: 422,
        body: { code: 'invalid-input' },
      });
    }
    for (const cursor of ['x', Buffer.from('["1; drop"]').toString('base64url')]) {
      expect(await admin.call('GET', `/api/activity?cursor=${cursor}`)).toMatchObject({ status: 422 });
    }
    expect(await admin.call('GET', `/api/analytics/summary?program=${derivedId<EventId>('no such')}`)).toMatchObject({
      status: 200,
    });
  });
});
