import { announce, type Announcement, type LiveTopic, mostNamed } from '@tributary/bus';
import { newEvent, newId, type PartnerId, partnerId, streamName } from '@tributary/contracts';
import { until } from '@tributary/testing';
import { admin, Edge, stranger } from './testing/edge.js';

let edge: Edge;
beforeAll(async () => {
  edge = await Edge.startSetUp();
});
afterAll(() => edge?.dispose());

describe('live updates', () => {
  const stop = new AbortController();
  const streams: Promise<unknown>[] = [];
  let url = '';
  beforeAll(async () => {
    await edge.application.listen(0, '127.0.0.1');
    const address = edge.application.fastify.server.address();
    if (address === null || typeof address === 'string') throw new Error('It does not listen');
    url = `http://127.0.0.1:${address.port}/api/live`;
  });
  afterAll(async () => {
    stop.abort();
    await Promise.allSettled(streams);
  });

  /** What the screen of a session has heard so far. */
  async function listening(cookie: string): Promise<() => string> {
    const { body } = await fetch(url, { headers: { cookie }, signal: stop.signal });
    let heard = '';
    const listen = async () => {
      if (body) for await (const chunk of body) heard += Buffer.from(chunk).toString();
    };
    streams.push(listen().catch(() => undefined));
    await until(() => heard.includes('event: ready'));
    return () => heard;
  }

  /** As a projection does with what it has just read. */
  async function announced(topic: LiveTopic, ...facts: ReturnType<typeof newEvent>[]): Promise<bigint> {
    const stream = streamName(edge.organisation, 'payout', newId());
    await edge.installation.facts.append(stream, facts, 0);
    const recorded = await edge.installation.facts.readStream(stream, 0, facts.length);
    const tx = await edge.installation.database.pools('gateway').worker.connect();
    await announce({ tx, rebuilding: false }, topic, recorded).finally(() => tx.release());
    return recorded.at(-1)?.position ?? 0n;
  }

  const paidTo = (partner: PartnerId) =>
    newEvent(
      'PayoutPaid',
      { payout: newId(), run: newId(), partner, currency: 'GBP', amount: 1 },
      { actor: 'test', occurredAt: 1 },
    );

  it('reach the screens of one organisation and no other', async () => {
    const others = (await edge.signIn(stranger.email, stranger.password)).cookie;
    const [mine, theirs] = [await listening((await edge.signIn('admin@shop.example')).cookie), await listening(others)];
    await announced('balances', paidTo(partnerId(edge.organisation, 'anybody')));
    await until(() => mine().includes('"topic":"balances"'));
    // The other screen hears what comes after, and so has been passed over, not just slow.
    const other = (await edge.ask({ url: '/api/session', cookie: others })).json.membership.organisation.id;
    const announcement: Announcement = { organisation: other, topic: 'links', partners: null, position: null };
    const { worker } = edge.installation.database.pools('gateway');
    await worker.query("select pg_notify('live', $1)", [JSON.stringify(announcement)]);
    await until(() => theirs().includes('"topic":"links"'));
    expect(theirs()).not.toContain('balances');
    expect(mine()).not.toContain('links');
  });

  it('reach the staff and the partner who earned, while another partner hears nothing', async () => {
    const join = async (code: string) => {
      const { token, partner } = await edge.invited(code, `${code}@live.example`);
      const body = { token, name: code, password: 'a long password' };
      const { cookie, status } = await edge.ask({ method: 'POST', url: '/api/invitations/accept', body });
      expect(status).toBe(201);
      return { partner, heard: await listening(cookie) };
    };
    const [ann, bob] = [await join('live-ann'), await join('live-bob')];
    const staff = await listening((await edge.signIn('admin@shop.example')).cookie);
    const topics = (heard: () => string) => [...heard().matchAll(/"topic":"([a-z]+)"/g)].map(([, topic]) => topic);

    const position = await announced('commissions', paidTo(ann.partner));
    await announced('payouts', newEvent('PayoutRunCancelled', { run: newId() }, { actor: 'test', occurredAt: 1 }));
    await announced('balances', paidTo(ann.partner), paidTo(bob.partner));
    await announced('programs', newEvent('ProgramPaused', { program: newId() }, { actor: 'test', occurredAt: 1 }));
    const many = Array.from({ length: mostNamed + 1 }, (_, n) => paidTo(partnerId(edge.organisation, `many-${n}`)));
    await announced('analytics', ...many);

    const everybody = [staff, ann.heard, bob.heard];
    await until(() => everybody.every((heard) => topics(heard).includes('analytics')));
    expect(topics(bob.heard)).toEqual(['balances', 'programs', 'analytics']);
    expect(topics(ann.heard)).toEqual(['commissions', 'balances', 'programs', 'analytics']);
    expect(topics(staff)).toEqual(['commissions', 'payouts', 'balances', 'programs', 'analytics']);
    expect(ann.heard()).toContain(`{"topic":"commissions","position":"${position}"}`);
  });

  it('end on the screens of other sessions when the password changes, and go on for who changed it', async () => {
    const [own, other] = [await edge.signIn('admin@shop.example'), await edge.signIn('admin@shop.example')];
    const heard = await listening(own.cookie);
    const answer = await fetch(url, { headers: { cookie: other.cookie }, signal: stop.signal });
    const ended = (async () => {
      if (answer.body) for await (const _ of answer.body);
      return 'closed';
    })();
    const body = { password: admin.password, currentPassword: admin.password };
    expect((await edge.ask({ method: 'PATCH', url: '/api/account', body, cookie: own.cookie })).status).toBe(200);
    expect(await ended).toBe('closed');
    await announced('balances', paidTo(partnerId(edge.organisation, 'anybody')));
    await until(() => heard().includes('"topic":"balances"'));
  });

  it('are for who is signed in', async () => {
    expect((await fetch(url)).status).toBe(401);
  });

  it('share their server with bodies that have a limit', async () => {
    const large = await fetch(url.replace('live', 'session'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: 'x'.repeat(50 * 1024 * 1024),
    }).then(
      ({ status }) => status,
      () => 'cut off',
    );
    expect(large).toBe(413);
  });
});
