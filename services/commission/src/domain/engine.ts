/** The commission engine: facts in, what to post out. The rows are those of the specification of commissions. */
import type { EntryCause } from '@tributary/contracts';
import { reckonBonus } from './bonuses.js';
import { type Books, clockKey, customerKey, partnerKey, programKey } from './books.js';
import { grant } from './caps.js';
import { countClicks } from './clicks.js';
import { conversionKey } from './conversion.js';
import { count } from './counting.js';
import { causes, decide } from './decisions.js';
import type { Fact, FactOf, FactType } from './facts.js';
import type { Outcome } from './outcomes.js';
import { postAll } from './posting.js';
import { price } from './pricing.js';
import * as customers from './record-customers.js';
import * as sales from './record-sales.js';
import * as settings from './record-settings.js';
import { inOrder, Keys, type Work } from './work.js';

/** Changes the books in place, because a replay folds millions of facts; the same facts give the same outcomes. */
export function fold(books: Books, fact: Fact): Outcome[] {
  books.expect(() => expectedBy(fact));
  const work = workFor(books, fact);
  recorderOf(fact.type)(work, fact);
  run(work);
  return work.outcomes;
}

/** The slices that a fact certainly reads. */
function expectedBy({ organisation, data }: Fact): string[] {
  const named = data as unknown as Partial<Record<'program' | 'customer' | 'conversion' | 'partner', string | null>>;
  return [
    clockKey(organisation),
    ...(named.program ? [programKey(named.program)] : []),
    ...(named.customer ? [customerKey(named.customer)] : []),
    ...(named.conversion ? [conversionKey(named.conversion)] : []),
    ...(named.partner ? [partnerKey(named.partner)] : []),
  ];
}

const causeOf: Readonly<Partial<Record<FactType, EntryCause>>> = {
  ...causes,
  ConversionAmended: 'adjusted',
  DealAmended: 'adjusted',
  RefundRecorded: 'reversed',
  ChargebackLost: 'reversed',
  ChargebackOpened: 'held',
  ChargebackWon: 'released',
  HourPassed: 'released',
  ManualEntryPosted: 'manual',
};

function workFor(books: Books, fact: Fact): Work {
  const { organisation, recordedAt, type, data } = fact;
  const clock = books.get<settings.ClockSlice>(clockKey(organisation))?.hour ?? 0;
  const led = data as unknown as Partial<Record<'conversion' | 'refund', string | null>>;
  return {
    books,
    organisation,
    now: recordedAt,
    clock,
    cause: causeOf[type] ?? 'accrued',
    ledBy: led.conversion ?? led.refund ?? null,
    counted: new Keys(),
    priced: new Keys(),
    granted: new Keys(),
    targeted: new Keys(),
    bonuses: new Map(),
    allocated: new Keys(),
    told: new Keys(),
    outcomes: [],
  };
}

type Recorder<Type extends FactType> = (work: Work, fact: FactOf<Type>) => void;

const recorders: { readonly [Type in FactType]: Recorder<Type> } = {
  ProgramCreated: settings.createProgram,
  ProgramEnded: settings.endProgram,
  LinkCreated: settings.createLink,
  PartnerAdded: settings.describePartner,
  PartnerUpdated: settings.describePartner,
  PartnerSuspended: settings.changeStatus,
  PartnerTerminated: settings.changeStatus,
  PartnerReinstated: settings.changeStatus,
  TierChanged: settings.changeTier,
  ParentChanged: settings.changeParent,
  PlanPublished: settings.publish,
  ExchangeRateRecorded: settings.recordRate,
  HourPassed: settings.passHour,
  PeriodSettled: settings.settlePeriod,
  SettlementChanged: sales.settle,
  SignupRecorded: customers.signUp,
  TouchAdded: customers.addTouch,
  DealApproved: customers.approveDeal,
  LeadQualified: customers.qualifyLead,
  SaleRecorded: sales.sell,
  DealWon: sales.sell,
  ActivityRecorded: sales.act,
  ConversionAmended: sales.amend,
  DealAmended: sales.amend,
  RefundRecorded: sales.refund,
  ChargebackOpened: sales.chargeBack,
  ChargebackLost: sales.chargeBack,
  ChargebackWon: sales.chargeBack,
  ClicksCounted: countClicks,
  ManualEntryPosted: sales.enter,
  CommissionApproved: decide,
  ApprovalWithdrawn: decide,
  CommissionRejected: decide,
  CommissionReopened: decide,
  CommissionReleased: decide,
  CommissionCorrected: decide,
};

/** A fact's type names the recorder that understands it, which the compiler cannot see through a table. */
const recorderOf = (type: FactType): Recorder<FactType> => recorders[type] as Recorder<FactType>;

function run(work: Work): void {
  drain(work, work.counted, count);
  drain(work, work.priced, price);
  drain(work, work.granted, grant);
  for (const [key, place] of work.bonuses) reckonBonus(work, key, place);
  postAll(work);
}

/** In canonical order where several wait, so that an earlier one's change is seen by those after it. */
function drain(work: Work, queue: Keys, step: (work: Work, key: string) => void): void {
  while (queue.size > 0) {
    const all = queue.take();
    const next = all.length === 1 ? all : inOrder(work, all).map(({ key }) => key);
    for (const key of next) {
      queue.delete(key);
      step(work, key);
    }
  }
}
