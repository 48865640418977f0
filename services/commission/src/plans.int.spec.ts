import {
  type EventData,
  type EventType,
  newEvent,
  type OrganisationId,
  type PartnerId,
  partnerId,
  programId,
  type RecordedOf,
  streamName,
} from '@tributary/contracts';
import { type ServiceUnderTest, startService, type TestCaller } from '@tributary/testing';
import { commissionMigrations, commissionService } from './commission.service.js';
import { listGroup } from './groups.js';
import { day, start } from './testing/shop.js';

const share = (rate: string) => ({ kind: 'percentage', rate });
const every = (rate: string) => `Every partner earns ${rate} of the net amount of each sale.`;

describe('plans', () => {
  let now = start;
  let service: ServiceUnderTest;
  beforeAll(async () => {
    service = await startService(commissionService, commissionMigrations, { clock: { now: () => now } });
  });
  beforeEach(() => {
    now = start;
  });
  afterAll(() => service?.dispose());

  async function append<Type extends EventType>(
    organisation: OrganisationId,
    kind: Parameters<typeof streamName>[1],
    id: string,
    type: Type,
    data: EventData[Type],
    fields?: Record<string, string>,
  ) {
    const personal = fields ? await service.personal.seal(organisation, id, fields) : null;
    const stream = streamName(organisation, kind, id);
    const revision = (await service.facts.readStream(stream, 0, 1_000)).length;
    const event = newEvent(type, data, { actor: 'somebody', occurredAt: now, personal });
    await service.facts.append(stream, [event], revision);
  }

  /** A program in pounds, with Ann, who is golden, and Bob. */
  async function openProgram() {
    const admin = service.as('admin');
    const { organisation } = admin;
    const program = programId(organisation, 'spring');
    const terms = { code: 'spring', name: 'Spring', currency: 'GBP', landingUrl: null, zone: 'UTC', windowDays: 30 };
    await append(organisation, 'program', program, 'ProgramCreated', { program, ...terms, attribution: 'last-click' });
    const [ann, bob] = ['ann', 'bob'].map((code) => partnerId(organisation, code)) as [PartnerId, PartnerId];
    for (const [partner, code] of [
      [ann, 'ann'],
      [bob, 'bob'],
    ] as const) {
      const data = { partner, code, type: 'affiliate', country: null } as const;
      await append(organisation, 'partner', partner, 'PartnerAdded', data, { name: `Name of ${code}` });
    }
    await append(organisation, 'partner', ann, 'TierChanged', { partner: ann, program, tier: 'gold', from: null });
    const plans = (caller: TestCaller) => ({
      list: async () => {
        await service.context.bus.waitFor(listGroup, organisation, await service.facts.head(), 10_000);
        return caller.call('GET', '/api/plans?program=spring');
      },
      validate: (plan: unknown, more = {}) =>
        caller.call('POST', '/api/plans/validate', { program: 'spring', plan, ...more }),
      publish: (plan: unknown, more = {}) => caller.call('POST', '/api/plans', { program: 'spring', plan, ...more }),
    });
    return { organisation, program, ann, bob, ...plans(admin), by: plans };
  }

  it('are published with the codes of partners replaced by their ids, and said with their names', async () => {
    const { ann, publish, list, organisation, program } = await openProgram();
    const rules = [
      { key: 'ann', for: { partner: 'ann' }, pays: share('0.2') },
      { key: 'all', pays: share('0.1') },
    ];
    const published = await publish({ holdDays: 14, rules });
    const sentences = [
      { path: 'rules[0]', text: 'Name of ann (ann) earns 20% of the net amount of each sale.' },
      { path: 'rules[1]', text: every('10%') },
      { path: 'holdDays', text: 'A commission is held for 14 days.' },
    ];
    const plan = { holdDays: 14, rules: [{ ...rules[0], for: { partner: ann } }, rules[1]] };
    expect(published).toMatchObject({ status: 201, body: { version: 1, from: null, plan, sentences } });
    expect((await list()).body).toEqual([published.body]);
    const [event] = (await service.facts.readStream(streamName(organisation, 'plan', program), 0, 10)) as [
      RecordedOf<'PlanPublished'>,
    ];
    expect(event.data).toMatchObject({ holdDays: 14, rules: [], plan });
  });

  it('find a partner by its code in any case of its letters', async () => {
    const { organisation, publish } = await openProgram();
    const cleo = partnerId(organisation, 'cleo');
    const data = { partner: cleo, code: 'Cleo-B', type: 'affiliate', country: null } as const;
    await append(organisation, 'partner', cleo, 'PartnerAdded', data);
    for (const partner of ['Cleo-B', 'cleo-b'])
      expect(await publish({ rules: [{ key: 'cleo', for: { partner }, pays: share('0.2') }] })).toMatchObject({
        status: 201,
        body: { plan: { rules: [{ for: { partner: cleo } }] } },
      });
  });

  it('of version 1 are said as plans', async () => {
    const { ann, list, organisation, program } = await openProgram();
    const rule = { id: 'base', name: 'Base', priority: 1, kind: 'percentage', rate: '0.1' } as const;
    const rules = [
      { ...rule, partner: null },
      { id: 'ann', name: 'Ann', priority: 2, partner: ann, kind: 'flat', amount: 500 } as const,
    ];
    await append(organisation, 'plan', program, 'PlanPublished', {
      program,
      version: 1,
      from: null,
      holdDays: 30,
      rules,
    });
    expect((await list()).body).toMatchObject([
      {
        version: 1,
        publishedBy: 'somebody',
        plan: { holdDays: 30, rules: [{ key: 'base', priority: 1, pays: share('0.1') }, { for: { partner: ann } }] },
        sentences: [
          { text: 'Every partner earns 10% of the net amount of each sale; priority 1.' },
          { text: 'Name of ann (ann) earns £5.00 for each sale; priority 2.' },
          { text: 'A commission is held for 30 days.' },
        ],
      },
    ]);
  });

  it('are compared with the version in force when they begin', async () => {
    const { publish, validate } = await openProgram();
    expect((await validate({ rules: [{ key: 'all', pays: share('0.1') }] })).body).toMatchObject({ comparedTo: null });
    await publish({ rules: [{ key: 'all', pays: share('0.1') }] });
    await publish({ rules: [{ key: 'all', pays: share('0.2') }] }, { from: new Date(now + 10 * day).toISOString() });
    const draft = { rules: [{ key: 'all', pays: share('0.3') }] };
    const changed = (before: string) => [
      { kind: 'changed', path: 'rules[0]', before: every(before), after: every('30%') },
    ];
    expect((await validate(draft)).body).toEqual({
      errors: [],
      warnings: [],
      comparedTo: 1,
      changes: changed('10%'),
      sentences: [
        { path: 'rules[0]', text: every('30%') },
        { path: 'holdDays', text: 'Nothing is held.' },
      ],
      from: new Date(now).toISOString(),
      zone: 'UTC',
      overtaken: [{ version: 2, from: new Date(now + 10 * day).toISOString() }],
    });
    expect((await validate(draft, { from: new Date(now + 10 * day).toISOString() })).body).toMatchObject({
      comparedTo: 2,
      changes: changed('20%'),
    });
  });

  it('with errors are not published, and each error names its place', async () => {
    const { publish, validate, list } = await openProgram();
    const bands = [
      { from: 5, rate: '0.1' },
      { from: 5, rate: '0.2' },
    ];
    const plan = {
      rules: [
        { key: 'a', for: { partner: 'nobody' }, pays: { kind: 'tiered', bands } },
        { key: 'a', on: 'click', pays: share('0.1') },
      ],
    };
    const { body } = await validate(plan);
    expect(body.errors.map(({ path, code }: { path: string; code: string }) => [path, code])).toEqual([
      ['rules[1].key', 'duplicate-key'],
      ['rules[0].for.partner', 'unknown-partner'],
      ['rules[0].pays.bands[0].from', 'first-not-from-0'],
      ['rules[0].pays.bands[1].from', 'not-ascending'],
      ['rules[1].pays.kind', 'kind-does-not-fit'],
    ]);
    const answer = await publish(plan);
    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid-input' } });
    expect(answer.body.errors.map(({ path }: { path: string }) => path)).toContain('plan.rules[0].pays.bands[1].from');
    expect((await list()).body).toEqual([]);
  });

  it('that warn are published all the same', async () => {
    const { publish, validate } = await openProgram();
    const plan = {
      rules: [
        { key: 'gold', for: { tier: 'gold' }, pays: share('0.1') },
        { key: 'iron', for: { tier: 'iron' }, pays: share('0.1') },
      ],
    };
    expect((await validate(plan)).body.warnings.map(({ code }: { code: string }) => code)).toEqual([
      'unknown-tier',
      'gap-partners',
    ]);
    expect(await publish(plan)).toMatchObject({ status: 201 });
  });

  it('show a partner what may apply to it, and nothing of others', async () => {
    const { publish, by, organisation, ann, bob } = await openProgram();
    const to = (audience: object, key: string) => ({ key, for: audience, pays: share('0.2') });
    await publish({
      approveUpTo: 100,
      budget: { amount: 1_000_000 },
      rules: [
        to({ partner: 'ann' }, 'ann'),
        to({ tier: 'gold' }, 'gold'),
        to({ tier: 'iron' }, 'iron'),
        { key: 'all', pays: share('0.1') },
      ],
      bonuses: [{ key: 'bonus', amount: 1, goal: 1, for: { partner: 'bob' } }],
    });
    const seenBy = async (partner: PartnerId) => {
      const { body } = await by(service.as('partner-owner', { organisation, partner })).list();
      return body[0];
    };
    const [ofAnn, ofBob] = [await seenBy(ann), await seenBy(bob)];
    expect(ofAnn.plan.rules.map(({ key }: { key: string }) => key)).toEqual(['ann', 'gold', 'all']);
    expect(ofAnn.plan.bonuses).toEqual([]);
    expect(ofAnn).toMatchObject({ publishedBy: null, sentences: expect.not.arrayContaining([{ path: 'budget' }]) });
    expect(ofAnn.plan).not.toHaveProperty('approveUpTo');
    expect(ofAnn.plan).not.toHaveProperty('budget');
    expect(ofBob.plan.rules.map(({ key }: { key: string }) => key)).toEqual(['all']);
    expect(ofBob.sentences.map(({ path }: { path: string }) => path)).toEqual(['rules[0]', 'bonuses[0]', 'holdDays']);
  });

  it('that pay more than two levels take an admin', async () => {
    const { by, organisation } = await openProgram();
    const plan = {
      rules: [{ key: 'all', pays: share('0.1') }],
      overrides: [{ key: 'third', level: 3, rate: '0.01' }],
    };
    const manager = by(service.as('program-manager', { organisation }));
    expect(await manager.publish(plan)).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
    expect(await manager.publish({ rules: plan.rules })).toMatchObject({ status: 201 });
    now += 1;
    expect(await by(service.as('admin', { organisation })).publish(plan)).toMatchObject({ status: 201 });
  });

  it.each<[string, unknown, string]>([
    ['a rate of 10^30', { rules: [{ key: 'a', pays: share(`1${'0'.repeat(30)}`) }] }, 'plan.rules[0].pays.rate'],
    [
      'an amount beyond what is exact',
      { rules: [{ key: 'a', pays: { kind: 'flat', amount: 2 ** 53 } }] },
      'plan.rules[0].pays.amount',
    ],
    [
      'the last day of all',
      { rules: [{ key: 'a', until: '+275760-09-13', pays: share('0.1') }] },
      'plan.rules[0].until',
    ],
    ['half a megabyte', { name: 'x'.repeat(500_000), rules: [] }, 'plan'],
    ['a list', [], 'plan'],
  ])('are refused with %s', async (_, plan, path) => {
    const { publish } = await openProgram();
    expect(await publish(plan)).toMatchObject({ status: 422, body: { code: 'invalid-input', errors: [{ path }] } });
  });

  it('are refused beyond the end of time, beyond a megabyte, and beyond any depth', async () => {
    const { publish, by, organisation } = await openProgram();
    const plan = { rules: [{ key: 'a', pays: share('0.1') }] };
    expect(await publish(plan, { from: '9999-12-31T23:59:59Z' })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'from' }] },
    });
    const bands = Array.from({ length: 100_000 }, (_, from) => ({ from, rate: '0.1' }));
    const ladder = { rules: [{ key: 'a', pays: { kind: 'tiered', bands } }] };
    expect(await publish(ladder)).toMatchObject({ status: 413, body: { code: 'body-too-large' } });
    const deep = `{"program":"spring","plan":{"rules":${'['.repeat(250_000)}${']'.repeat(250_000)}}}`;
    const admin = service.as('admin', { organisation });
    expect(await admin.call('POST', '/api/plans', deep)).toMatchObject({
      status: 400,
      body: { code: 'malformed-json' },
    });
    expect(await by(admin).publish(plan)).toMatchObject({ status: 201 });
  });

  it('have a schema that anybody may read', async () => {
    const { status, headers, body } = await service.as('finance').call('GET', '/api/plans/schema.json');
    expect(status).toBe(200);
    expect(headers['content-type']).toMatch(/^application\/schema\+json/);
    expect(body).toMatchObject({ $id: 'plan.schema.json', title: 'Plan' });
  });
});
