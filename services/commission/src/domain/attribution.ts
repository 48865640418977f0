/** Row 19: whose customer a signup is, and why: every touch is judged, and one of them may win. */
import type { AttributionReasonData, JudgedTouchData, TouchData } from '@tributary/contracts';
import type { Customer, Program, Signup } from './books.js';
import type { Owner } from './facts.js';
import { compareBytes, day } from './order.js';

/** In the order of time; of two touches of one instant, the higher id is the later. */
export function judge({ windowDays, attribution, endedAt }: Program, signup: Signup): readonly JudgedTouchData[] {
  const opened = signup.at - windowDays * day;
  const touches = signup.touches.toSorted((a, b) => a.at - b.at || compareBytes(a.id, b.id));
  const counts = (touch: TouchData): boolean => touch.at >= opened && touch.at <= signup.at;
  const takesCustomers = endedAt === null || signup.at < endedAt; // row 23
  const winner = attribution === 'last-click' ? touches.findLast(counts) : touches.find(counts);
  return touches.map((touch) => {
    if (touch.at > signup.at) return { ...touch, verdict: 'after-signup' };
    if (touch.at < opened) return { ...touch, verdict: 'before-window' };
    if (!takesCustomers) return { ...touch, verdict: 'program-ended' };
    if (touch === winner) return { ...touch, verdict: 'won' };
    return { ...touch, verdict: attribution === 'last-click' ? 'not-last' : 'not-first' };
  });
}

export function ownerOf(judged: readonly JudgedTouchData[]): Owner | null {
  const touch = judged.find(({ verdict }) => verdict === 'won');
  return touch ? { partner: touch.partner, link: touch.link, touch: touch.id, touchedAt: touch.at } : null;
}

export interface Attribution {
  readonly customer: Customer;
  /** Null where nobody wins and nobody had won before: there is nothing to tell. */
  readonly reason: AttributionReasonData | null;
}

export function attribute(program: Program | undefined, customer: Customer, signup: Signup): Attribution {
  if (!program) return { customer: { ...customer, signup }, reason: null };
  const touches = judge(program, signup);
  const owner = ownerOf(touches);
  if (!owner && !customer.owner) return { customer: { ...customer, signup }, reason: null };
  return {
    customer: { ...customer, signup, owner, attributions: customer.attributions + 1 },
    reason: { model: program.attribution, windowDays: program.windowDays, touches },
  };
}
