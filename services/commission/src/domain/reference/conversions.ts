/** Everything that may earn: what it is, when, of which customer, and what conditions read of it. */
import type { MetaData } from '@tributary/contracts';
import { endOfDay } from './calendar.js';
import type { History } from './history.js';
import { type Order, ordersOf } from './orders.js';
import { kinds, type Placed } from './order.js';

export interface Conversion extends Placed {
  readonly type: 'sale' | 'deal' | 'signup' | 'lead' | 'clicks' | 'qualification';
  /** What a commission's key begins with; for clicks, the rule stands between. */
  readonly paidFor: string;
  readonly customer: string | null;
  readonly recorded: number;
  readonly place: number;
  readonly order: Order | null;
  readonly country: string | null;
  readonly meta: MetaData;
  readonly clicks: Clicks | null;
}

export interface Clicks {
  readonly partner: string;
  readonly link: string;
  readonly day: string;
  readonly count: number;
}

export function conversionsOf(history: History): Conversion[] {
  return [...ordersOf(history).map(orderConversion), ...signups(history), ...leads(history), ...clicks(history)];
}

function orderConversion(order: Order): Conversion {
  const { at, kind, code, source, type, customer, recorded, place, sent } = order;
  const head = { at, kind, code, source, type, customer, recorded, place, order };
  return { ...head, paidFor: code, country: sent.country ?? null, meta: sent.meta ?? {}, clicks: null };
}

function signups(history: History): Conversion[] {
  return history.signups().map(({ signup, at, recorded, place, country, meta }) => ({
    type: 'signup',
    paidFor: `signup:${signup}`,
    ...{ at, kind: kinds.signup, code: signup, source: 'default', recorded, place },
    ...{ customer: signup, order: null, country: country ?? null, meta: meta ?? {}, clicks: null },
  }));
}

function leads(history: History): Conversion[] {
  const facts = history.all('lead', ({ lead }) => lead);
  return facts.map(({ lead, customer, at, recorded, place, country, meta }) => ({
    type: 'lead',
    paidFor: `lead:${lead}`,
    ...{ at, kind: kinds.signup, code: lead, source: 'default', recorded, place },
    ...{ customer, order: null, country: country ?? null, meta: meta ?? {}, clicks: null },
  }));
}

function clicks(history: History): Conversion[] {
  const keyOf = (fact: { partner: string; link?: string; day: string; country?: string }): string =>
    JSON.stringify([fact.partner, fact.link ?? fact.partner, fact.day, fact.country ?? null]);
  return history.all('clicks', keyOf).map((fact) => ({
    type: 'clicks',
    paidFor: 'clicks',
    ...{ at: endOfDay(fact.day, history.zone), kind: kinds.clicks, code: keyOf(fact), source: 'default' },
    ...{ recorded: fact.recorded, place: fact.place, customer: null, order: null, country: fact.country ?? null },
    meta: {},
    clicks: { partner: fact.partner, link: fact.link ?? fact.partner, day: fact.day, count: fact.clicks },
  }));
}
