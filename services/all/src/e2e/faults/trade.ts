/** Load at a bounded rate that remembers what was acknowledged, and so knows what the books must say. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '@tributary/testing';
import { type Answer, call, type Shop } from '../shop.js';

const patience = 15_000;
const mostUnderWay = 24;
const settleAttempts = 60;
const browser = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' };
const when = '2026-02-01T00:00:00Z';

interface Sale {
  readonly externalId: string;
  readonly amount: number;
  refunded: number;
}

/** Something that a shop tells; it may be told again. */
interface Deed {
  readonly path: string;
  readonly body: { readonly [name: string]: unknown };
  answer: Answer | null;
  onAcknowledged(): void;
}

const acknowledged = (answer: Answer | null): boolean => answer?.status === 201 || answer?.status === 200;
const pounds = (amount: number) => ({ amount, currency: 'GBP' });

export class Trade {
  readonly deeds: Deed[] = [];
  /** How many of them, so far. */
  acknowledged = 0;
  readonly clicks = { attempted: 0, acknowledged: 0 };
  /** Answers that are neither success nor "not now". */
  readonly surprises: string[] = [];
  /** Those that are acknowledged. */
  readonly sales: Sale[] = [];
  readonly customers: string[] = [];
  private readonly refundable: Sale[] = [];
  private count = 0;

  constructor(
    private readonly shop: Pick<Shop<{ readonly url: string }>, 'server' | 'apiKey'>,
    private readonly random: Random,
  ) {}

  async run(perSecond: number, signal: AbortSignal): Promise<void> {
    const underWay = new Set<Promise<void>>();
    while (!signal.aborted) {
      if (underWay.size < mostUnderWay) {
        const one: Promise<void> = this.next().finally(() => underWay.delete(one));
        underWay.add(one);
      }
      await pause(1_000 / perSecond);
    }
    await Promise.all(underWay);
  }

  /** Tells again what nobody acknowledged, as a shop does; afterwards everything told is in the books. */
  async settle(): Promise<number> {
    const open = this.deeds.filter(({ answer }) => !acknowledged(answer));
    const waiting = [...open];
    const tellers = Array.from({ length: 8 }, async () => {
      for (let deed = waiting.shift(); deed; deed = waiting.shift()) await this.tellAtLast(deed);
    });
    await Promise.all(tellers);
    return open.length;
  }

  /** What was acknowledged, told again: its answer then, and now. */
  async repeat(count: number): Promise<{ readonly before: Answer; readonly again: Answer }[]> {
    const pairs: { readonly before: Answer; readonly again: Answer }[] = [];
    for (let n = 0; n < count; n++) {
      const { path, body, answer } = this.random.pick(this.deeds);
      pairs.push({ before: answer!, again: await this.post(path, body) });
    }
    return pairs;
  }

  private next(): Promise<void> {
    const draw = this.random.next();
    if (draw < 0.4) return this.click();
    if (draw < 0.55 || this.customers.length === 0) return this.signUp();
    if (draw < 0.88 || this.refundable.length === 0) return this.sell();
    return this.refund();
  }

  private async click(): Promise<void> {
    const { url } = this.shop.server;
    this.clicks.attempted++;
    const answer = await withPatience(call(url, 'GET', '/r/ann', undefined, browser));
    if (answer?.status === 302) this.clicks.acknowledged++;
  }

  private signUp(): Promise<void> {
    const customerId = `customer-${++this.count}`;
    return this.begin('/api/signups', { customerId, code: 'ann' }, () => this.customers.push(customerId));
  }

  private sell(): Promise<void> {
    const sale = { externalId: `sale-${++this.count}`, amount: this.random.between(100, 20_000), refunded: 0 };
    const body = {
      externalId: sale.externalId,
      customerId: this.random.pick(this.customers),
      amount: pounds(sale.amount),
    };
    return this.begin('/api/conversions', body, () => {
      this.sales.push(sale);
      this.refundable.push(sale);
    });
  }

  private refund(): Promise<void> {
    const [sale] = this.refundable.splice(this.random.between(0, this.refundable.length - 1), 1);
    const amount = this.random.next() < 0.3 ? sale!.amount : this.random.between(1, sale!.amount);
    const body = { externalId: `refund-${++this.count}`, refundOf: sale!.externalId, amount: pounds(amount) };
    return this.begin('/api/refunds', body, () => {
      sale!.refunded = amount;
    });
  }

  private async begin(path: string, body: object, onAcknowledged: () => void): Promise<void> {
    const occurredAt = path === '/api/signups' ? '2026-01-01T00:00:00Z' : when;
    const deed: Deed = { path, body: { program: 'shop', occurredAt, ...body }, answer: null, onAcknowledged };
    this.deeds.push(deed);
    await this.tell(deed);
  }

  private async tellAtLast(deed: Deed): Promise<void> {
    for (let attempt = 0; !acknowledged(deed.answer); attempt++) {
      if (attempt === settleAttempts) throw new Error(`Still not taken: ${deed.path} ${JSON.stringify(deed.body)}`);
      if (attempt > 0) await pause(1_000);
      await this.tell(deed);
    }
  }

  private async tell(deed: Deed): Promise<void> {
    const answer = await withPatience(this.post(deed.path, deed.body));
    if (!answer) return;
    if (acknowledged(answer)) {
      deed.answer = answer;
      this.acknowledged++;
      deed.onAcknowledged();
    } else if (answer.status < 500 && answer.status !== 429) {
      this.surprises.push(`${deed.path} ${JSON.stringify(deed.body)}: ${answer.status} ${JSON.stringify(answer.body)}`);
    }
  }

  private post(path: string, body: object): Promise<Answer> {
    return call(this.shop.server.url, 'POST', path, body, { authorization: `Bearer ${this.shop.apiKey}` });
  }
}

/** Null where no whole answer came. */
function withPatience(answer: Promise<Answer>): Promise<Answer | null> {
  return Promise.race([answer.catch(() => null), pause(patience, null, { ref: false })]);
}
