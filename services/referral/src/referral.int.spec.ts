import {
  derivedId,
  installation,
  isOf,
  linkId,
  newEvent,
  type PartnerId,
  partnerId,
  streamName,
  type EventId,
  type OrganisationId,
  type ProgramId,
} from '@tributary/contracts';
import { type ServiceUnderTest, startService, type TestCaller, until } from '@tributary/testing';
import { referralMigrations, referralService } from './referral.service.js';

const pounds = (amount: number) => ({ amount, currency: 'GBP' });
const browser = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' };
const sale = {
  program: 'shop',
  externalId: 's-1',
  customerId: 'c-1',
  amount: pounds(1_000),
  occurredAt: '2026-02-01T00:00:00Z',
};

describe('the referral service', () => {
  let service: ServiceUnderTest;
  beforeAll(async () => {
    service = await startService(referralService, referralMigrations);
  });
  afterAll(() => service?.dispose());

  const addPartner = async (organisation: OrganisationId, code: string): Promise<PartnerId> => {
    const partner = partnerId(organisation, code);
    const event = newEvent(
      'PartnerAdded',
      { partner, code, type: 'affiliate', country: null },
      { actor: 'a-test', occurredAt: 1 },
    );
    await service.facts.append(streamName(organisation, 'partner', partner), [event], 0);
    return partner;
  };

  let codes = 0;
  /** An organisation with an active program, a partner and its link; link codes are unique in the installation. */
  async function openShop(): Promise<{ admin: TestCaller; partner: PartnerId; program: string; code: string }> {
    const admin = service.as('admin');
    const partner = await addPartner(admin.organisation, 'ann');
    const { body } = await admin.call('POST', '/api/programs', {
      code: 'shop',
      name: 'Shop',
      currency: 'GBP',
      landingUrl: 'https://www.shop.example/welcome',
    });
    await admin.call('POST', `/api/programs/${body.id}/activate`, {});
    const code = `ann-${++codes}`;
    expect(await admin.call('POST', '/api/links', { program: 'shop', partner, code })).toMatchObject({ status: 201 });
    return { admin, partner, program: body.id, code };
  }
  const after = (answer: { headers: Readonly<Record<string, unknown>> }) => ({
    'tributary-after': String(answer.headers['tributary-position']),
  });
  const clicksOf = async (organisation: OrganisationId) =>
    (await service.clicks.readAll(0n, { organisation }, 1_000)).flatMap((event) =>
      isOf(event, 'ClickRecorded') ? [event.data] : [],
    );

  it('creates a program once, and tells a repetition from another', async () => {
    const admin = service.as('admin');
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
    const { admin, code } = await openShop();
    const created = await admin.call('POST', '/api/links', { program: 'shop', partner: 'ann', campaign: 'spring' });
    expect(created.body.url).toBe(`http://localhost:8080/r/${created.body.code}`);
    const { body, headers } = await admin.call('GET', '/api/links', undefined, after(created));
    expect(headers).not.toHaveProperty('tributary-stale');
    expect(body.items.map((link: { code: string }) => link.code).sort()).toEqual([code, created.body.code].sort());
    expect(body.items[0]).toMatchObject({ programName: 'Shop', campaign: 'spring' });
  });

  it('lists links page by page, each once', async () => {
    const { admin } = await openShop();
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
    const { admin, code } = await openShop();
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
    const { code, admin } = await openShop();
    const other = await openShop();
    expect(
      await other.admin.call('POST', '/api/links', { program: 'shop', partner: 'ann', code: code.toUpperCase() }),
    ).toMatchObject({ status: 409, body: { code: 'already-exists' } });
    expect(await admin.call('POST', '/api/links', { program: 'shop', partner: 'ann', code })).toMatchObject({
      status: 200,
    });
  });

  it('never redirects anywhere but to the stored target', async () => {
    const { admin } = await openShop();
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
    const { admin, partner, program } = await openShop();
    const code = `old-${++codes}`;
    const link = linkId(code);
    const options = { actor: 'a-test', occurredAt: 1 };
    const { organisation } = admin;
    await service.facts.append(
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
    await service.facts.append(
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

  it('has a click in the log before it redirects, and carries it to the signup', async () => {
    const { admin, partner, code } = await openShop();
    const clicked = await admin.call('GET', `/r/${code.toUpperCase()}`, undefined, browser);
    expect(clicked.status).toBe(302);
    const location = new URL(String(clicked.headers['location']));
    expect(location.origin + location.pathname).toBe('https://www.shop.example/welcome');
    const [click] = await clicksOf(admin.organisation);
    expect(click).toMatchObject({ code, partner, bot: null, imported: false });

    const clickToken = location.searchParams.get('tributary_click');
    const signedUp = await admin.call('POST', '/api/signups', {
      program: 'shop',
      customerId: 'c-1',
      clickToken,
      name: 'Cleo',
      email: 'cleo@c.example',
    });
    expect(signedUp).toMatchObject({ status: 201, body: { touches: 1 } });
    const [event] = await service.facts.readStream(streamName(admin.organisation, 'customer', signedUp.body.id), 0, 1);
    expect(event?.data).toMatchObject({ touches: [{ id: click?.click, kind: 'click', partner }] });
    expect(JSON.stringify([event?.data, event?.personal])).not.toMatch(/cleo/i);
    expect(
      await admin.call('POST', '/api/signups', {
        program: 'shop',
        customerId: 'c-1',
        clickToken,
        name: 'Cleo',
        email: 'cleo@c.example',
      }),
    ).toMatchObject({ status: 200 });
    expect(
      await admin.call('POST', '/api/signups', {
        program: 'shop',
        customerId: 'c-1',
        clickToken,
        name: 'Theo',
        email: 'cleo@c.example',
      }),
    ).toMatchObject({ status: 409, body: { code: 'different-content' } });
  });

  it('takes touches that are learned of after the signup, each once', async () => {
    const { admin, partner, code } = await openShop();
    const clicked = await admin.call('GET', `/r/${code}`, undefined, browser);
    const clickToken = new URL(String(clicked.headers['location'])).searchParams.get('tributary_click');
    const signedUp = await admin.call('POST', '/api/signups', { program: 'shop', customerId: 'c-1' });
    const path = `/api/signups/${signedUp.body.id}/touches`;
    const late = await admin.call('POST', path, { clickToken, code });
    expect(late).toMatchObject({ status: 201, body: { id: signedUp.body.id, customerId: 'c-1', touches: 2 } });
    expect(await admin.call('POST', path, { clickToken, code })).toMatchObject({
      status: 200,
      body: { touches: 2, position: late.body.position },
    });
    const [signup, ...added] = await service.facts.readStream(
      streamName(admin.organisation, 'customer', signedUp.body.id),
      0,
      10,
    );
    expect(added.map(({ type, occurredAt, data }) => ({ type, occurredAt, data }))).toMatchObject([
      { type: 'TouchAdded', data: { touch: { kind: 'click', partner } } },
      { type: 'TouchAdded', occurredAt: signup?.occurredAt, data: { touch: { kind: 'code', partner } } },
    ]);
    expect(await admin.call('POST', '/api/signups', { program: 'shop', customerId: 'c-1' })).toMatchObject({
      status: 200,
    });
  });

  it('refuses late touches of nobody, of nothing, of other programs, and more than a signup carries', async () => {
    const { admin, code } = await openShop();
    const other = await openShop();
    const { body } = await admin.call('POST', '/api/signups', { program: 'shop', customerId: 'c-1' });
    const path = `/api/signups/${body.id}/touches`;
    const unknown = derivedId('customer', 'nobody');
    for (const nobody of [unknown, 'nonsense', other.program]) {
      expect(await admin.call('POST', `/api/signups/${nobody}/touches`, { code })).toMatchObject({
        status: 404,
        body: { code: 'unknown-customer' },
      });
    }
    expect(await admin.call('POST', path, {})).toMatchObject({ status: 422, body: { code: 'invalid-input' } });
    expect(await admin.call('POST', path, { clickToken: 'forged' })).toMatchObject({ status: 422 });
    expect(await admin.call('POST', path, { code: other.code })).toMatchObject({ status: 404 });
    expect(await admin.call('POST', path, { code, occurredAt: '2999-01-01T00:00:00Z' })).toMatchObject({ status: 422 });
    expect(await other.admin.call('POST', path, { code: other.code })).toMatchObject({ status: 404 });
    expect(
      await service.as('finance', { organisation: admin.organisation }).call('POST', path, { code }),
    ).toMatchObject({ status: 403 });
    for (let n = 0; n < 50; n++) {
      const one = await admin.call('POST', '/api/links', { program: 'shop', partner: 'ann', code: `${code}-${n}` });
      expect(one.status).toBe(201);
      expect(await admin.call('POST', path, { code: `${code}-${n}` })).toMatchObject({ status: 201 });
    }
    expect(await admin.call('POST', path, { code })).toMatchObject({ status: 409, body: { code: 'wrong-state' } });
  });

  it('keeps a visitor across clicks, and gives machines no token', async () => {
    const { admin, code } = await openShop();
    const first = await admin.call('GET', `/r/${code}`, undefined, browser);
    const cookie = String(first.headers['set-cookie']).split(';')[0] ?? '';
    expect(String(first.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Lax/);
    await admin.call('GET', `/r/${code}`, undefined, { ...browser, cookie });
    const robot = await admin.call('GET', `/r/${code}`, undefined, { 'user-agent': 'Googlebot/2.1' });
    expect(robot.status).toBe(302);
    expect(robot.headers['set-cookie']).toBeUndefined();
    const clicks = await clicksOf(admin.organisation);
    expect(clicks.map(({ bot }) => bot)).toEqual([null, null, 'user-agent']);
    expect(clicks[1]?.visitor).toBe(clicks[0]?.visitor);
  });

  it('stores every click of a crowd once', async () => {
    const { admin, code } = await openShop();
    const answers = await Promise.all(
      Array.from({ length: 300 }, () => admin.call('GET', `/r/${code}`, undefined, browser)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([302]));
    expect(new Set((await clicksOf(admin.organisation)).map(({ click }) => click)).size).toBe(300);
  });

  it('takes a sale once, whoever bought and whenever', async () => {
    const { admin } = await openShop();
    const first = await admin.call('POST', '/api/conversions', sale);
    expect(first).toMatchObject({
      status: 201,
      body: { amount: pounds(1_000), source: 'default', occurredAt: '2026-02-01T00:00:00.000Z' },
    });
    expect(await admin.call('POST', '/api/conversions', sale)).toMatchObject({ status: 200, body: first.body });
    expect(await admin.call('POST', '/api/conversions', { ...sale, amount: pounds(999) })).toMatchObject({
      status: 409,
      body: { code: 'different-content' },
    });
    const { occurredAt: _, ...timeless } = { ...sale, externalId: 's-2' };
    expect(await admin.call('POST', '/api/conversions', timeless)).toMatchObject({ status: 201 });
    expect(await admin.call('POST', '/api/conversions', timeless)).toMatchObject({ status: 200 });
  });

  it('amends a sale up and down, in its currency', async () => {
    const { admin } = await openShop();
    const { body } = await admin.call('POST', '/api/conversions', sale);
    const path = `/api/conversions/${body.id}/amendments`;
    expect(await admin.call('POST', path, { amount: pounds(1_200) })).toMatchObject({
      status: 201,
      body: { amount: pounds(1_200) },
    });
    expect(await admin.call('POST', path, { amount: pounds(1_200) })).toMatchObject({ status: 200 });
    expect(await admin.call('POST', path, { amount: pounds(800), tax: 100 })).toMatchObject({ status: 201 });
    expect(await admin.call('POST', path, { amount: { amount: 1, currency: 'EUR' } })).toMatchObject({ status: 422 });
    expect(await admin.call('POST', '/api/conversions/nothing/amendments', { amount: pounds(1) })).toMatchObject({
      status: 404,
      body: { code: 'unknown-conversion' },
    });
  });

  it('amends a sale as of a moment, which may be named again and is no later than now', async () => {
    const { admin } = await openShop();
    const { body } = await admin.call('POST', '/api/conversions', sale);
    const path = `/api/conversions/${body.id}/amendments`;
    const later = { amount: pounds(1_200), occurredAt: '2026-02-03T00:00:00Z' };
    const earlier = { amount: pounds(800), occurredAt: '2026-02-02T00:00:00Z' };
    for (const amended of [later, earlier]) {
      expect(await admin.call('POST', path, amended)).toMatchObject({ status: 201 });
      expect(await admin.call('POST', path, amended)).toMatchObject({ status: 200 });
    }
    // What occurred last holds, so that it is what another one is compared with.
    expect(await admin.call('POST', path, { amount: pounds(1_200) })).toMatchObject({ status: 200 });
    const amendments = (await service.facts.readAll(0n, { organisation: admin.organisation }, 1_000)).filter((event) =>
      isOf(event, 'ConversionAmended'),
    );
    expect(amendments.map(({ occurredAt }) => new Date(occurredAt).toISOString())).toEqual([
      '2026-02-03T00:00:00.000Z',
      '2026-02-02T00:00:00.000Z',
    ]);
    const future = { amount: pounds(1), occurredAt: '2126-01-01T00:00:00Z' };
    expect(await admin.call('POST', path, future)).toMatchObject({ status: 422, body: { code: 'moment-in-future' } });
  });

  it('keeps the attributes of a signup, of which a repetition has the same', async () => {
    const { admin } = await openShop();
    const signup = { program: 'shop', customerId: 'c-meta', meta: { plan: 'pro', seats: 5 } };
    expect(await admin.call('POST', '/api/signups', signup)).toMatchObject({ status: 201 });
    expect(await admin.call('POST', '/api/signups', signup)).toMatchObject({ status: 200 });
    expect(await admin.call('POST', '/api/signups', { ...signup, meta: { plan: 'free' } })).toMatchObject({
      status: 409,
    });
    const told = (await service.facts.readAll(0n, { organisation: admin.organisation }, 1_000)).find((event) =>
      isOf(event, 'SignupRecorded'),
    );
    expect(told?.data).toMatchObject({ meta: { plan: 'pro', seats: 5 } });
    const odd = { ...signup, customerId: 'c-odd', meta: { 'a b': 1 } };
    expect(await admin.call('POST', '/api/signups', odd)).toMatchObject({ status: 422 });
  });

  it('keeps a refund that comes before its sale, and fills in the buyer of one that comes after', async () => {
    const { admin } = await openShop();
    const refund = {
      program: 'shop',
      externalId: 'r-1',
      refundOf: 's-1',
      amount: pounds(400),
      occurredAt: '2026-03-01T00:00:00Z',
    };
    expect(await admin.call('POST', '/api/refunds', refund)).toMatchObject({ status: 201 });
    await admin.call('POST', '/api/conversions', sale);
    expect(await admin.call('POST', '/api/refunds', refund)).toMatchObject({ status: 200 });
    const { body } = await admin.call('POST', '/api/refunds', { ...refund, externalId: 'r-2' });
    const [event] = await service.facts.readStream(streamName(admin.organisation, 'refund', body.id), 0, 1);
    expect(event?.data).toMatchObject({ customer: expect.any(String) });
    expect(
      await admin.call('POST', '/api/refunds', { program: 'shop', externalId: 'r-3', amount: pounds(1) }),
    ).toMatchObject({ status: 422 });
  });

  it.each<[string, string, object | string, number, string]>([
    ['malformed JSON', '/api/conversions', '{"program": ', 400, 'malformed-json'],
    ['an unknown program', '/api/conversions', { ...sale, program: 'none' }, 404, 'unknown-program'],
    [
      'an unknown currency',
      '/api/conversions',
      { ...sale, amount: { amount: 1, currency: 'XXQ' } },
      422,
      'unknown-currency',
    ],
    ['a negative amount', '/api/conversions', { ...sale, amount: pounds(-1) }, 422, 'amount-out-of-range'],
    ['an enormous amount', '/api/conversions', { ...sale, amount: pounds(2 ** 53) }, 422, 'amount-out-of-range'],
    [
      'a moment in the future',
      '/api/conversions',
      { ...sale, occurredAt: '2999-01-01T00:00:00Z' },
      422,
      'moment-in-future',
    ],
    ['a sale without an amount', '/api/conversions', { program: 'shop', externalId: 'x' }, 422, 'invalid-input'],
    ['an unknown link', '/api/signups', { program: 'shop', customerId: 'c', code: 'none' }, 404, 'unknown-link'],
    [
      'a link of another organisation',
      '/api/signups',
      { program: 'shop', customerId: 'c', code: 'ann-1' },
      404,
      'unknown-link',
    ],
    ['an unknown partner', '/api/links', { program: 'shop', partner: derivedId('nobody') }, 404, 'unknown-partner'],
  ])('answers %s with a stable problem and stores nothing', async (_, path, body, status, code) => {
    const { admin } = await openShop();
    const before = await service.facts.readAll(0n, { organisation: admin.organisation }, 100);
    expect(await admin.call('POST', path, body)).toMatchObject({ status, body: { code } });
    expect(await service.facts.readAll(0n, { organisation: admin.organisation }, 100)).toHaveLength(before.length);
  });

  const refund = { program: 'shop', externalId: 'r', refundOf: 's-1', amount: pounds(1) };
  const signup = { program: 'shop', customerId: 'c' };
  const program = { code: 'broken', name: 'Broken', currency: 'GBP' };
  const split = 'https://www.shop.example/\r\nX: y';
  it.each<[string, string, object, string, string]>([
    ...['2026-02-30T00:00:00Z', '1000-01-01T00:00:00Z'].flatMap(
      (occurredAt): [string, string, object, string, string][] => [
        [`a sale of ${occurredAt}`, '/api/conversions', { ...sale, occurredAt }, 'invalid-input', 'occurredAt'],
        [`a refund of ${occurredAt}`, '/api/refunds', { ...refund, occurredAt }, 'invalid-input', 'occurredAt'],
        [`a signup of ${occurredAt}`, '/api/signups', { ...signup, occurredAt }, 'invalid-input', 'occurredAt'],
      ],
    ),
    ['a target with a line break', '/api/links', { program: 'shop', target: split }, 'target-not-allowed', 'target'],
    [
      'a landing page with a line break',
      '/api/programs',
      { ...program, landingUrl: split },
      'invalid-input',
      'landingUrl',
    ],
  ])('refuses %s, names the field and stores nothing', async (_, path, body, code, at) => {
    const { admin } = await openShop();
    const before = await service.facts.readAll(0n, { organisation: admin.organisation }, 100);
    expect(await admin.call('POST', path, body)).toMatchObject({ status: 422, body: { code, errors: [{ path: at }] } });
    expect(await service.facts.readAll(0n, { organisation: admin.organisation }, 100)).toHaveLength(before.length);
  });

  it('takes no signup once a program has ended, but those of before', async () => {
    const { admin, program, code } = await openShop();
    await admin.call('POST', `/api/programs/${program}/end`, {});
    expect(await admin.call('POST', '/api/signups', { program, customerId: 'c', code })).toMatchObject({
      status: 409,
      body: { code: 'program-ended' },
    });
    expect(
      await admin.call('POST', '/api/signups', { program, customerId: 'c', code, occurredAt: '2026-01-01T00:00:00Z' }),
    ).toMatchObject({ status: 201 });
  });

  it('imports referrals and sales once, names each bad row, and records each referral as a click', async () => {
    const { admin, code } = await openShop();
    const referral = {
      line: 2,
      customer_id: 'i-1',
      link_code: code,
      clicked_at: '2026-01-02T09:00:00Z',
      signed_up_at: '2026-01-03T10:00:00Z',
      country: 'GB',
    };
    const referrals = {
      program: 'shop',
      rows: [
        referral,
        { ...referral, line: 3, link_code: 'none' },
        { ...referral, line: 4 },
        { ...referral, line: 5, country: 'DE' },
      ],
    };
    const errors = [
      { line: 3, code: 'unknown-link' },
      { line: 5, code: 'different-content' },
    ];
    expect((await admin.call('POST', '/api/imports/referrals', referrals)).body).toMatchObject({
      added: 1,
      unchanged: 1,
      errors,
    });
    expect((await admin.call('POST', '/api/imports/referrals', referrals)).body).toMatchObject({
      added: 0,
      unchanged: 2,
      errors,
    });
    expect(await clicksOf(admin.organisation)).toMatchObject([{ code, imported: true, bot: null }]);

    const row = {
      line: 2,
      kind: 'sale',
      external_id: 'i-s',
      customer_id: 'i-1',
      occurred_at: '2026-02-01T10:00:00Z',
      amount: '100.05',
      currency: 'GBP',
      refund_of: '',
    };
    const sales = {
      program: 'shop',
      rows: [
        row,
        { ...row, line: 3, kind: 'refund', external_id: 'i-r', amount: '1.00' },
        { ...row, line: 4, amount: '1' },
        { ...row, line: 5, external_id: 'i-x', currency: 'XXQ' },
      ],
    };
    const saleErrors = [
      { line: 4, code: 'different-content' },
      { line: 5, code: 'unknown-currency' },
    ];
    expect((await admin.call('POST', '/api/imports/sales', sales)).body).toMatchObject({
      added: 2,
      unchanged: 0,
      errors: saleErrors,
    });
    expect((await admin.call('POST', '/api/imports/sales', sales)).body).toMatchObject({
      added: 0,
      unchanged: 2,
      errors: saleErrors,
    });
    expect(
      await admin.call('POST', '/api/conversions', {
        program: 'shop',
        externalId: 'i-s',
        customerId: 'i-1',
        amount: pounds(10_005),
        occurredAt: '2026-02-01T10:00:00Z',
      }),
    ).toMatchObject({ status: 200 });
  });

  it('lists referrals with whom they are attributed to, masked for partners', async () => {
    const { admin, partner, program, code } = await openShop();
    const { body } = await admin.call('POST', '/api/signups', { program, customerId: 'customer-77', code });
    const link = derivedId<never>('link', code);
    await service.facts.append(
      streamName(admin.organisation, 'attribution', body.id),
      [
        newEvent(
          'Attributed',
          {
            program: body.program,
            customer: body.id,
            at: 2,
            asOf: body.position,
            from: null,
            to: { partner, link, touch: 't', touchedAt: 1 },
            reason: { model: 'last-click', windowDays: 30, touches: [] },
          },
          { actor: 'commission-engine', occurredAt: 2, id: derivedId<EventId>('attributed', body.id) },
        ),
      ],
      0,
    );
    const list = async (caller: TestCaller, query = '') =>
      (await caller.call('GET', `/api/referrals${query}`)).body.items;
    await until(async () => (await list(admin))[0]?.state === 'signed-up');
    expect(await list(admin, '?search=ER-77')).toMatchObject([
      { customer: 'customer-77', linkCode: code, partner, programName: 'Shop' },
    ]);
    const owner = service.as('partner-owner', { organisation: admin.organisation, partner });
    expect(await list(owner, '?search=nothing')).toMatchObject([{ customer: 'cu•••77' }]);
    expect(
      await list(
        service.as('partner-owner', { organisation: admin.organisation, partner: derivedId('somebody else') }),
      ),
    ).toEqual([]);
    expect(await list(service.as('admin'))).toEqual([]);
  });

  it('keeps roles apart', async () => {
    const { admin, partner, code } = await openShop();
    const { organisation } = admin;
    const finance = service.as('finance', { organisation });
    expect(await finance.call('GET', '/api/programs')).toMatchObject({ status: 200 });
    expect(await finance.call('POST', '/api/programs', { code: 'x', name: 'X', currency: 'GBP' })).toMatchObject({
      status: 403,
    });
    const owner = service.as('partner-owner', { organisation, partner });
    expect(await owner.call('POST', '/api/conversions', sale)).toMatchObject({
      status: 403,
      body: { code: 'not-permitted' },
    });
    const other = await addPartner(organisation, 'bob');
    const own = await owner.call('POST', '/api/links', { program: 'shop', partner: other });
    expect(own.body).toMatchObject({ partner });
    expect(
      (await owner.call('GET', '/api/links', undefined, after(own))).body.items
        .map((link: { code: string }) => link.code)
        .sort(),
    ).toEqual([code, own.body.code].sort());
  });

  it('rebuilds its lists beside the live ones', async () => {
    const { admin } = await openShop();
    const programs = async () => (await admin.call('GET', '/api/programs')).body;
    await until(async () => (await programs())[0]?.state === 'active');
    const before = await programs();
    expect(await service.context.bus.rebuild('referral-directory')).toBe(true);
    await until(async () => (await programs()).length === 1);
    expect(await programs()).toMatchObject(before);
  });
});
