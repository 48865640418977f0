import { derivedId, isOf, newEvent, streamName, type EventId } from '@tributary/contracts';
import { type TestCaller, until } from '@tributary/testing';
import { browser, type Market, openMarket } from './testing/market.js';

describe('clicks and signups', () => {
  let market: Market;
  beforeAll(async () => {
    market = await openMarket();
  });
  afterAll(() => market?.dispose());

  it('has a click in the log before it redirects, and carries it to the signup', async () => {
    const { admin, partner, code } = await market.openShop();
    const clicked = await admin.call('GET', `/r/${code.toUpperCase()}`, undefined, browser);
    expect(clicked.status).toBe(302);
    const location = new URL(String(clicked.headers['location']));
    expect(location.origin + location.pathname).toBe('https://www.shop.example/welcome');
    const [click] = await market.clicksOf(admin.organisation);
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
    const [event] = await market.service.facts.readStream(
      streamName(admin.organisation, 'customer', signedUp.body.id),
      0,
      1,
    );
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
    const { admin, partner, code } = await market.openShop();
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
    const [signup, ...added] = await market.service.facts.readStream(
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
    const { admin, code } = await market.openShop();
    const other = await market.openShop();
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
      await market.service.as('finance', { organisation: admin.organisation }).call('POST', path, { code }),
    ).toMatchObject({ status: 403 });
    for (let n = 0; n < 50; n++) {
      const one = await admin.call('POST', '/api/links', { program: 'shop', partner: 'ann', code: `${code}-${n}` });
      expect(one.status).toBe(201);
      expect(await admin.call('POST', path, { code: `${code}-${n}` })).toMatchObject({ status: 201 });
    }
    expect(await admin.call('POST', path, { code })).toMatchObject({ status: 409, body: { code: 'wrong-state' } });
  });

  it('keeps a visitor across clicks, and gives machines no token', async () => {
    const { admin, code } = await market.openShop();
    const first = await admin.call('GET', `/r/${code}`, undefined, browser);
    const cookie = String(first.headers['set-cookie']).split(';')[0] ?? '';
    expect(String(first.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Lax/);
    await admin.call('GET', `/r/${code}`, undefined, { ...browser, cookie });
    const robot = await admin.call('GET', `/r/${code}`, undefined, { 'user-agent': 'Googlebot/2.1' });
    expect(robot.status).toBe(302);
    expect(robot.headers['set-cookie']).toBeUndefined();
    const clicks = await market.clicksOf(admin.organisation);
    expect(clicks.map(({ bot }) => bot)).toEqual([null, null, 'user-agent']);
    expect(clicks[1]?.visitor).toBe(clicks[0]?.visitor);
  });

  it('stores every click of a crowd once', async () => {
    const { admin, code } = await market.openShop();
    const answers = await Promise.all(
      Array.from({ length: 300 }, () => admin.call('GET', `/r/${code}`, undefined, browser)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([302]));
    expect(new Set((await market.clicksOf(admin.organisation)).map(({ click }) => click)).size).toBe(300);
  });

  it('keeps the attributes of a signup, of which a repetition has the same', async () => {
    const { admin, facts } = await market.openShop();
    const signup = { program: 'shop', customerId: 'c-meta', meta: { plan: 'pro', seats: 5 } };
    expect(await admin.call('POST', '/api/signups', signup)).toMatchObject({ status: 201 });
    expect(await admin.call('POST', '/api/signups', signup)).toMatchObject({ status: 200 });
    expect(await admin.call('POST', '/api/signups', { ...signup, meta: { plan: 'free' } })).toMatchObject({
      status: 409,
    });
    const told = (await facts()).find((event) => isOf(event, 'SignupRecorded'));
    expect(told?.data).toMatchObject({ meta: { plan: 'pro', seats: 5 } });
    const odd = { ...signup, customerId: 'c-odd', meta: { 'a b': 1 } };
    expect(await admin.call('POST', '/api/signups', odd)).toMatchObject({ status: 422 });
  });

  it('takes no signup once a program has ended, but those of before', async () => {
    const { admin, program, code } = await market.openShop();
    await admin.call('POST', `/api/programs/${program}/end`, {});
    expect(await admin.call('POST', '/api/signups', { program, customerId: 'c', code })).toMatchObject({
      status: 409,
      body: { code: 'program-ended' },
    });
    expect(
      await admin.call('POST', '/api/signups', { program, customerId: 'c', code, occurredAt: '2026-01-01T00:00:00Z' }),
    ).toMatchObject({ status: 201 });
  });

  it('lists referrals with whom they are attributed to, masked for partners', async () => {
    const { admin, partner, program, code } = await market.openShop();
    const { body } = await admin.call('POST', '/api/signups', { program, customerId: 'customer-77', code });
    const link = derivedId<never>('link', code);
    await market.service.facts.append(
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
    const owner = market.service.as('partner-owner', { organisation: admin.organisation, partner });
    expect(await list(owner, '?search=nothing')).toMatchObject([{ customer: 'cu•••77' }]);
    expect(
      await list(
        market.service.as('partner-owner', { organisation: admin.organisation, partner: derivedId('somebody else') }),
      ),
    ).toEqual([]);
    expect(await list(market.service.as('admin'))).toEqual([]);
  });
});
