import { installation, linkId, newEvent, streamName, type ProgramId } from '@tributary/contracts';
import { type TestCaller, until } from '@tributary/testing';
import { after, browser, sale, type Market, openMarket } from './testing/market.js';

describe('programs and links', () => {
  let market: Market;
  beforeAll(async () => {
    market = await openMarket();
  });
  afterAll(() => market?.dispose());

  it('creates a program once, and tells a repetition from another', async () => {
    const admin = market.service.as('admin');
    const program = { code: 'shop', name: 'Shop', currency: 'GBP' };
    const first = await admin.call('POST', '/api/programs', program);
    expect(first).toMatchObject({
      status: 201,
      body: { state: 'draft', windowDays: 30, attribution: 'last-click', zone: 'UTC' },
    });
    expect(await admin.call('POST', '/api/programs', program)).toMatchObject({ status: 200, body: first.body });
    expect(await admin.call('POST', '/api/programs', { ...program, name: 'Other' })).toMatchObject({
      status: 409,
      body: { code: 'already-exists' },
    });
  });

  it('shows what was just written to whoever brings its position', async () => {
    const { admin, code } = await market.openShop();
    const created = await admin.call('POST', '/api/links', { program: 'shop', partner: 'ann', campaign: 'spring' });
    expect(created.body.url).toBe(`http://localhost:8080/r/${created.body.code}`);
    const { body, headers } = await admin.call('GET', '/api/links', undefined, after(created));
    expect(headers).not.toHaveProperty('tributary-stale');
    expect(body.items.map((link: { code: string }) => link.code).sort()).toEqual([code, created.body.code].sort());
    expect(body.items[0]).toMatchObject({ programName: 'Shop', campaign: 'spring' });
  });

  it('lists links page by page, each once', async () => {
    const { admin } = await market.openShop();
    let last = { headers: {} } as Awaited<ReturnType<TestCaller['call']>>;
    for (let n = 0; n < 4; n++) last = await admin.call('POST', '/api/links', { program: 'shop', partner: 'ann' });
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const { body } = await admin.call(
        'GET',
        `/api/links?limit=2${next && `&cursor=${next}`}`,
        undefined,
        after(last),
      );
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      next = body.next;
    }
    expect(seen).toHaveLength(5);
    expect(new Set(seen).size).toBe(5);
  });

  it('finds links by code, campaign and page', async () => {
    const { admin, code } = await market.openShop();
    const make = (body: object) => admin.call('POST', '/api/links', { program: 'shop', partner: 'ann', ...body });
    const spring = (await make({ campaign: 'Spring 2026' })).body.code;
    const last = await make({ target: 'https://www.shop.example/hampers' });
    const find = async (search: string) =>
      (await admin.call('GET', `/api/links?search=${search}`, undefined, after(last))).body.items.map(
        (link: { code: string }) => link.code,
      );
    expect(await find(code.toUpperCase())).toEqual([code]);
    expect(await find('spring')).toEqual([spring]);
    expect(await find('hampers')).toEqual([last.body.code]);
    expect(await find('%25')).toEqual([]);
  });

  it('gives a code to one organisation alone', async () => {
    const { code, admin } = await market.openShop();
    const other = await market.openShop();
    expect(
      await other.admin.call('POST', '/api/links', { program: 'shop', partner: 'ann', code: code.toUpperCase() }),
    ).toMatchObject({ status: 409, body: { code: 'already-exists' } });
    expect(await admin.call('POST', '/api/links', { program: 'shop', partner: 'ann', code })).toMatchObject({
      status: 200,
    });
  });

  it('never redirects anywhere but to the stored target', async () => {
    const { admin } = await market.openShop();
    expect(
      await admin.call('POST', '/api/links', { program: 'shop', code: 'evil', target: 'https://evil.example/' }),
    ).toMatchObject({ status: 422, body: { code: 'target-not-allowed' } });
    const answer = await admin.call('GET', '/r/evil?url=https://evil.example/', undefined, browser);
    expect(answer.status).toBe(404);
    expect(answer.headers['location']).toBeUndefined();
  });

  it.each([
    ['of before, with a line break', 'https://www.shop.example/\r\nX: y', 'https://www.shop.example/X:%20y'],
    ['with letters beyond ASCII', 'https://www.shop.example/日本', 'https://www.shop.example/%E6%97%A5%E6%9C%AC'],
  ])('leads machines and people to a target %s', async (_, target, expected) => {
    const { admin, partner, program, code: own } = await market.openShop();
    const code = `old-${own}`;
    const link = linkId(code);
    const options = { actor: 'a-test', occurredAt: 1 };
    const { organisation } = admin;
    await market.service.facts.append(
      streamName(organisation, 'link', link),
      [
        newEvent(
          'LinkCreated',
          { link, code, program: program as ProgramId, partner, target, campaign: null },
          options,
        ),
      ],
      0,
    );
    await market.service.facts.append(
      streamName(installation, 'code', link),
      [newEvent('CodeReserved', { code, organisation, link }, options)],
      0,
    );
    for (const agent of [browser['user-agent'], 'Googlebot/2.1']) {
      const { status, headers } = await admin.call('GET', `/r/${code}`, undefined, { 'user-agent': agent });
      expect(status).toBe(302);
      expect(String(headers['location']).split('?')[0]).toBe(expected);
    }
  });

  it('keeps roles apart', async () => {
    const { admin, partner, code } = await market.openShop();
    const { organisation } = admin;
    const finance = market.service.as('finance', { organisation });
    expect(await finance.call('GET', '/api/programs')).toMatchObject({ status: 200 });
    expect(await finance.call('POST', '/api/programs', { code: 'x', name: 'X', currency: 'GBP' })).toMatchObject({
      status: 403,
    });
    const owner = market.service.as('partner-owner', { organisation, partner });
    expect(await owner.call('POST', '/api/conversions', sale)).toMatchObject({
      status: 403,
      body: { code: 'not-permitted' },
    });
    const other = await market.addPartner(organisation, 'bob');
    const own = await owner.call('POST', '/api/links', { program: 'shop', partner: other });
    expect(own.body).toMatchObject({ partner });
    expect(
      (await owner.call('GET', '/api/links', undefined, after(own))).body.items
        .map((link: { code: string }) => link.code)
        .sort(),
    ).toEqual([code, own.body.code].sort());
  });

  it('rebuilds its lists beside the live ones', async () => {
    const { admin } = await market.openShop();
    const programs = async () => (await admin.call('GET', '/api/programs')).body;
    await until(async () => (await programs())[0]?.state === 'active');
    const before = await programs();
    expect(await market.service.context.bus.rebuild('referral-directory')).toBe(true);
    await until(async () => (await programs()).length === 1);
    expect(await programs()).toMatchObject(before);
  });
});
