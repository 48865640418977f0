/** Rows 19 and 24: whose a conversion is, and why: every touch is judged, and one or several win. */
import type {
  AttributionData,
  AttributionReasonData,
  JudgedTouchData,
  LinkId,
  PartnerId,
  TouchData,
  TouchVerdict,
} from '@tributary/contracts';
import { type Customer, type Program, type Signup } from './books.js';
import { compareBytes, day } from './order.js';
import { versionAt } from './versions.js';

export type Owner = AttributionData;

/** One touch's part of a conversion, in the order of time. */
export interface Share {
  readonly partner: PartnerId;
  readonly link: LinkId | null;
  readonly weight: bigint;
}

export interface Setting {
  readonly ownership: 'customer' | 'order';
  readonly model: AttributionReasonData['model'];
  readonly windowDays: number;
  readonly coupon: 'first' | 'touch';
}

export function settingAt(program: Program, at: number): Setting {
  const said = versionAt(program, at)?.plan.attribution;
  return {
    ownership: said?.ownership ?? 'customer',
    model: said?.model ?? program.attribution,
    windowDays: said?.windowDays ?? program.windowDays,
    coupon: said?.coupon ?? 'touch',
  };
}

/** In the order of time; of two touches of one instant, the higher id is the later. */
export function judge(
  setting: Setting,
  touches: readonly TouchData[],
  at: number,
  takesCustomers: boolean,
): readonly JudgedTouchData[] {
  const opened = at - setting.windowDays * day;
  const inOrder = touches.length < 2 ? touches : touches.toSorted((a, b) => a.at - b.at || compareBytes(a.id, b.id));
  const verdicts = inOrder.map((touch): TouchVerdict | null => {
    if (touch.at > at) return 'after-signup';
    if (touch.at < opened) return 'before-window';
    return takesCustomers ? null : 'program-ended';
  });
  const winners = winnersOf(
    setting,
    inOrder.filter((_, n) => verdicts[n] === null),
  );
  const lost = setting.model === 'first-click' ? 'not-first' : 'not-last';
  return inOrder.map((touch, n) => judged(touch, verdicts[n] ?? (winners.has(touch) ? 'won' : lost)));
}

const judged = ({ id, kind, link, partner, at }: TouchData, verdict: TouchVerdict): JudgedTouchData => ({
  id,
  kind,
  link,
  partner,
  at,
  verdict,
});

function winnersOf({ model, coupon }: Setting, touches: readonly TouchData[]): ReadonlySet<TouchData> {
  const coupons = coupon === 'first' ? touches.filter(({ kind }) => kind === 'coupon') : [];
  const others = touches.filter(({ kind }) => kind !== 'claim');
  const candidates = coupons.length > 0 ? coupons : others.length > 0 ? others : touches;
  const [first, last] = [candidates[0], candidates.at(-1)];
  if (!first || !last) return new Set();
  if (model === 'last-click') return new Set([last]);
  return model === 'first-click' ? new Set([first]) : new Set(candidates);
}

/** Position-based is 40/20/40: each of those between has an equal part of the 20. */
export function sharesOf(judged: readonly JudgedTouchData[], model: Setting['model']): readonly Share[] {
  const winners = judged.filter(({ verdict }) => verdict === 'won');
  const count = BigInt(winners.length);
  return winners.map(({ partner, link }, n) => {
    const isEnd = n === 0 || n === winners.length - 1;
    const weight = model === 'position' && count > 2n && isEnd ? 2n * (count - 2n) : 1n;
    return { partner, link, weight };
  });
}

/** What has the id of an earlier one is the same. */
export function unique(touches: readonly TouchData[]): readonly TouchData[] {
  if (touches.length < 2) return touches;
  const known = new Set<string>();
  return touches.filter(({ id }) => !known.has(id) && known.add(id));
}

export const touchesOf = ({ signup, touches }: Customer): readonly TouchData[] =>
  unique(!signup ? touches : touches.length === 0 ? signup.touches : [...signup.touches, ...touches]);

/** Row 23: an ended program takes no new customers. */
export const takesCustomers = ({ endedAt }: Program, at: number): boolean => endedAt === null || at < endedAt;

export function boundTouches(program: Program, customer: Customer, signup: Signup): readonly JudgedTouchData[] {
  const setting = settingAt(program, signup.at);
  return judge(setting, touchesOf(customer), signup.at, takesCustomers(program, signup.at));
}

export interface Attribution {
  readonly customer: Customer;
  /** Null where nobody wins and nobody had won before: there is nothing to tell. */
  readonly reason: AttributionReasonData | null;
}

/** Whose customer a signup is from now on; of several the one whose touch was last or first. */
export function attribute(program: Program, customer: Customer): Attribution {
  const { signup } = customer;
  const setting = signup && settingAt(program, signup.at);
  if (!signup || !setting || setting.ownership === 'order') return { customer, reason: null };
  const touches = boundTouches(program, customer, signup);
  const winner = touches.find(({ verdict }) => verdict === 'won');
  if (!winner && !customer.owner) return { customer, reason: null };
  const owner = winner ? { partner: winner.partner, link: winner.link, touch: winner.id, touchedAt: winner.at } : null;
  return {
    customer: { ...customer, owner, attributions: customer.attributions + 1 },
    reason: { model: setting.model, windowDays: setting.windowDays, touches },
  };
}
