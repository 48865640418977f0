/**
 * Ninety days of a gift shop's partner programs, told through the ordinary HTTP API under a simulated clock. Only on an
 * empty installation, because what is recorded must not run ahead of what follows.
 */
import type { Program } from '@tributary/api-client';
import type { Api } from '../api.js';
import { fraction } from '../commands/programs.js';
import {
  adminSignIn,
  campaigns,
  organisationName,
  partners,
  partnerSignIn,
  programs,
  type DemoPartner,
} from './cast.js';
import { seeded } from './random.js';
import type { StoryClock } from './simulated-clock.js';

const hour = 3_600_000;
const day = 24 * hour;
const days = 90;
/** Moments of a day at which something happens; between them the clock stands. */
const moments = [8, 10, 12, 14, 17, 20, 22] as const;
const clicksPerMoment = 26;
const signupRate = 0.11;
const salesPerMoment = 3.4;
const refundRate = 0.06;
const approvalLimit = 200;

export interface Stage extends Pick<Api, 'get' | 'post'> {
  readonly clock: StoryClock;
  useKey(apiKey: string): void;
  /** Follows a link as a visitor; answers the token of the click. */
  click(code: string): Promise<string | null>;
  /** Appends the hours that have passed. */
  passHours(): Promise<void>;
  /** The consumer groups hear of what has happened until now, and of nothing after it until they are to settle. */
  holdBack(): Promise<void>;
  /** Until all consumer groups have reached the log's end. */
  settled(): Promise<void>;
}

interface Cast {
  readonly links: readonly { readonly code: string; readonly partner: DemoPartner; readonly weight: number }[];
  readonly programs: ReadonlyMap<string, Program>;
}

interface Customer {
  readonly id: string;
  readonly program: string;
  readonly currency: string;
}

export async function tellStory(stage: Stage, end: number = Date.now()): Promise<void> {
  const start = Math.floor((end - days * day) / day) * day;
  stage.clock.set(start);
  const { apiKey } = await stage.post('/setup', {
    organisation: organisationName,
    ...adminSignIn,
  });
  stage.useKey(apiKey);
  const cast = await introduce(stage);
  await perform(stage, cast, start, end);
  await stage.settled();
  stage.clock.release();
}

async function introduce(stage: Stage): Promise<Cast> {
  const made = new Map<string, Program>();
  for (const { percent, holdDays, ...program } of programs) {
    const created = await stage.post('/programs', {
      ...program,
      landingUrl: 'https://www.northwind.example/',
    });
    await stage.post('/plans', {
      program: created.id,
      plan: {
        holdDays,
        rules: [
          { key: 'base', name: `${percent}% of every sale`, pays: { kind: 'percentage', rate: fraction(percent) } },
        ],
      },
    });
    await stage.post(`/programs/${created.id}/activate`);
    made.set(program.code, created);
  }
  const links = (await Promise.all(partners.map((partner) => enrol(stage, partner)))).flat();
  return { links, programs: made };
}

async function enrol(stage: Stage, partner: DemoPartner) {
  const email = partner.code === 'willow-wren' ? partnerSignIn.email : `hello@${partner.code}.example`;
  const { id } = await stage.post('/partners', {
    code: partner.code,
    name: partner.name,
    email,
    country: partner.country,
    type: 'affiliate',
  });
  if (email === partnerSignIn.email) await join(stage, id, partner.name);
  const codes = [partner.code, `${partner.code}-${campaigns[partner.name.length % campaigns.length]}`];
  return Promise.all(
    codes.map(async (code, n) => {
      const campaign = n === 0 ? {} : { campaign: code.slice(partner.code.length + 1) };
      const link = await stage.post('/links', {
        program: partner.program,
        partner: id,
        code,
        ...campaign,
      });
      return { code: link.code, partner, weight: partner.weight * (n === 0 ? 1 : 0.4) };
    }),
  );
}

async function join(stage: Stage, partner: string, name: string): Promise<void> {
  const { url } = await stage.post(`/partners/${partner}/invitations`);
  const token = new URL(url).searchParams.get('token') ?? '';
  await stage.settled();
  await stage.post('/invitations/accept', { token, name, password: partnerSignIn.password });
}

async function perform(stage: Stage, cast: Cast, start: number, end: number): Promise<void> {
  const random = seeded(20_261_201);
  const customers: Customer[] = [];
  const totalWeight = cast.links.reduce((sum, { weight }) => sum + weight, 0);
  const pickLink = () => {
    let left = random.next() * totalWeight;
    for (const link of cast.links) {
      left -= link.weight;
      if (left < 0) return link;
    }
    return random.pick(cast.links);
  };

  for (let today = start; today < end; today += day) {
    await stage.holdBack();
    for (const at of moments) {
      const now = today + at * hour;
      if (now >= end) break;
      stage.clock.set(now);
      await visit(stage, random, pickLink, customers, now);
      await buy(stage, random, customers, now);
    }
    stage.clock.set(Math.min(today + day - 1, end));
    await stage.passHours();
    const elapsed = (today - start) / day;
    if (elapsed % 10 === 9 && end - today > 4 * day) await approve(stage);
    if (elapsed === 34 || elapsed === 64) await payOut(stage);
  }
}

async function visit(
  stage: Stage,
  random: ReturnType<typeof seeded>,
  pickLink: () => Cast['links'][number],
  customers: Customer[],
  now: number,
): Promise<void> {
  const visits = Array.from({ length: random.count(clicksPerMoment) }, () => ({
    link: pickLink(),
    signsUp: random.next() < signupRate,
  }));
  await Promise.all(
    visits.map(async ({ link, signsUp }, n) => {
      const clickToken = await stage.click(link.code);
      if (!signsUp || !clickToken) return;
      const { program } = link.partner;
      const id = `C-${Math.floor(now / hour)
        .toString(36)
        .toUpperCase()}-${n}`;
      await stage.post('/signups', { program, customerId: id, clickToken, country: link.partner.country });
      customers.push({ id, program, currency: program === 'gifts' ? 'GBP' : 'EUR' });
    }),
  );
  customers.sort((a, b) => (a.id < b.id ? -1 : 1)); // answers arrive in any order; the story must not depend on it
}

async function buy(
  stage: Stage,
  random: ReturnType<typeof seeded>,
  customers: readonly Customer[],
  now: number,
): Promise<void> {
  if (customers.length === 0) return;
  const sales = Array.from({ length: random.count(salesPerMoment) }, (_, n) => ({
    customer: random.pick(customers),
    externalId: `NW-${Math.floor(now / hour) % 1_000_000}${n}`,
    amount: 900 + Math.floor(random.next() ** 3 * 60_000),
    refunded: random.next() < refundRate ? 0.3 + random.next() * 0.7 : 0,
  }));
  await Promise.all(
    sales.map(async ({ customer, externalId, amount, refunded }) => {
      const { currency, program } = customer;
      await stage.post('/conversions', {
        program,
        externalId,
        customerId: customer.id,
        amount: { amount, currency },
      });
      if (refunded === 0) return;
      await stage.post('/refunds', {
        program,
        externalId: `R-${externalId}`,
        refundOf: externalId,
        customerId: customer.id,
        amount: { amount: Math.floor(amount * refunded), currency },
      });
    }),
  );
}

async function approve(stage: Stage): Promise<void> {
  await stage.settled();
  for (;;) {
    const { items } = await stage.get('/commissions', { state: 'pending', limit: approvalLimit });
    if (items.length === 0) return;
    await stage.post('/commissions/approve', {
      items: items.map(({ id, pending }) => ({ id, amount: pending.amount })),
    });
    await stage.settled();
  }
}

async function payOut(stage: Stage): Promise<void> {
  for (const { currency } of programs) {
    await stage.settled();
    const balances = await stage.get('/balances');
    if (!balances.some((balance) => balance.currency === currency && balance.available > 0)) continue;
    const run = await stage.post('/payout-runs', { currency });
    await stage.post(`/payout-runs/${run.id}/approve`, { amount: run.total.amount, count: run.count });
    await stage.settled();
    await stage.post(`/payout-runs/${run.id}/pay`);
  }
}
