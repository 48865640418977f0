/** What customers do, and what is decided about their commissions. */
import { commissionId, type ConversionId, paidForId } from '@tributary/contracts';
import type { CommissionKey, GoldenFact, GoldenTouch } from './case.js';
import { type Data, type Play, program, type Step } from './steps.js';

function touchOf(touch: GoldenTouch, n: number, at: number): Data {
  const { partner, id = `t${n + 1}`, kind = 'click', link = partner } = touch;
  return { id, kind, link, partner, at: touch.at ? Date.parse(touch.at) : at };
}

const numbered = (lines: readonly { readonly line?: number }[] | undefined): Data =>
  lines ? { lines: lines.map((line, n) => ({ line: n + 1, ...line })) } : {};

export function* customerSteps(play: Play, fact: GoldenFact, at: number): Generator<Step> {
  if ('signup' in fact) {
    const { signup: customer, by = [], country = null, meta } = fact;
    const touches =
      typeof by === 'string' ? [touchOf({ partner: by }, 0, at)] : by.map((touch, n) => touchOf(touch, n, at));
    yield [
      'SignupRecorded',
      { program, customer, externalId: customer, source: 'default', country, touches, ...(meta ? { meta } : {}) },
    ];
  } else if ('touch' in fact) yield ['TouchAdded', { program, customer: fact.of, touch: touchOf(fact.touch, 0, at) }];
  else if ('lead' in fact) {
    const { lead, customer, country, meta } = fact;
    const more = { ...(country ? { country } : {}), ...(meta ? { meta } : {}) };
    yield ['LeadQualified', { program, lead: `lead:${lead}`, externalId: lead, source: 'default', customer, ...more }];
  } else if ('dealApproved' in fact)
    yield [
      'DealApproved',
      {
        program,
        deal: fact.dealApproved,
        externalId: fact.dealApproved,
        source: 'default',
        partner: fact.partner,
        customer: fact.customer,
      },
    ];
  else yield* saleSteps(play, fact, at);
}

function partsOf(
  play: Play,
  code: string | null,
  parts: { currency?: string; amount: number; tax?: number; shipping?: number; discount?: number },
): Data {
  const currency = parts.currency ?? (code === null ? undefined : play.currencies.get(code)) ?? play.currency;
  const { amount, tax = 0, shipping = 0, discount = 0 } = parts;
  return { currency, amount, tax, shipping, discount };
}

function* saleSteps(play: Play, fact: GoldenFact, at: number): Generator<Step> {
  if ('sale' in fact) {
    const {
      sale,
      customer = null,
      lines,
      invoice,
      subscription,
      serviceFrom,
      coupon,
      country,
      deal,
      touches,
      meta,
      source = 'default',
    } = fact;
    const optional = { invoice, subscription, coupon, country, deal, meta };
    const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined));
    const sold = partsOf(play, null, fact);
    yield [
      'SaleRecorded',
      {
        ...{ program, conversion: sale, externalId: sale, source, customer, customerExternalId: customer },
        ...sold,
        ...numbered(lines),
        ...given,
        ...(serviceFrom ? { serviceFrom: Date.parse(serviceFrom) } : {}),
        ...(touches ? { touches: touches.map((touch, n) => touchOf(touch, n, at)) } : {}),
      },
    ];
  } else if ('amend' in fact)
    yield [
      'ConversionAmended',
      { program, conversion: fact.amend, customer: null, ...partsOf(play, fact.amend, fact), ...numbered(fact.lines) },
    ];
  else if ('refund' in fact) {
    const { refund, of, customer = null, amount, tax, shipping, lines, quantity, currency } = fact;
    const parts = { tax: tax ?? null, shipping: shipping ?? null };
    const hasParts = tax !== undefined || shipping !== undefined;
    yield [
      'RefundRecorded',
      {
        ...{ program, refund, externalId: refund, source: 'default', customer, conversion: of, amount },
        currency: currency ?? (of ? play.currencies.get(of) : undefined) ?? play.currency,
        ...(hasParts ? { tax: parts.tax ?? 0, shipping: parts.shipping ?? 0 } : parts),
        ...numbered(lines),
        ...(quantity ? { quantity } : {}),
      },
    ];
  } else if ('chargeback' in fact) {
    const { chargeback, of, amount, is } = fact;
    const types = { opened: 'ChargebackOpened', lost: 'ChargebackLost', won: 'ChargebackWon' } as const;
    const currency = play.currencies.get(of) ?? play.currency;
    yield [
      types[is],
      {
        program,
        chargeback,
        externalId: chargeback,
        source: 'default',
        conversion: of,
        customer: null,
        currency,
        amount,
      },
    ];
  } else yield* otherSteps(play, fact);
}

function* otherSteps(play: Play, fact: GoldenFact): Generator<Step> {
  if ('activity' in fact) {
    const { activity, kind, customer, amount, currency = play.currency } = fact;
    yield [
      'ActivityRecorded',
      { program, conversion: activity, kind, externalId: activity, source: 'default', customer, currency, amount },
    ];
  } else if ('dealWon' in fact) {
    const { dealWon: deal, customer, meta } = fact;
    const sold = partsOf(play, null, fact);
    yield [
      'DealWon',
      {
        program,
        deal,
        conversion: deal,
        externalId: deal,
        source: 'default',
        customer,
        ...sold,
        ...(meta ? { meta } : {}),
      },
    ];
  } else if ('dealAmended' in fact) {
    const { dealAmended: deal } = fact;
    yield [
      'DealAmended',
      {
        program,
        deal,
        conversion: deal,
        externalId: deal,
        source: 'default',
        customer: null,
        ...partsOf(play, deal, fact),
      },
    ];
  } else yield* decisionSteps(fact);
}

function conversionOf(text: string): ConversionId {
  const [kind = '', ...rest] = text.split(':');
  return rest.length === 0 || kind === 'lead' ? (text as ConversionId) : paidForId(program, kind, ...rest);
}

function decisionOf(key: CommissionKey): { commission: string; conversion: ConversionId; partner: string } {
  const [paidFor = '', partner = '', component = ''] = key.split('/');
  const conversion = conversionOf(paidFor);
  return { commission: commissionId({ conversion, partner, component }), conversion, partner };
}

function* decisionSteps(fact: GoldenFact): Generator<Step> {
  const amount = 'amount' in fact ? fact.amount : 0;
  if ('approve' in fact) yield ['CommissionApproved', { ...decisionOf(fact.approve), amount, asOf: '0' }];
  else if ('withdraw' in fact) yield ['ApprovalWithdrawn', { ...decisionOf(fact.withdraw), amount, asOf: '0' }];
  else if ('reject' in fact)
    yield [
      'CommissionRejected',
      { ...decisionOf(fact.reject), amount, asOf: '0', ...(fact.fraud ? { fraud: true } : {}) },
    ];
  else if ('reopen' in fact) yield ['CommissionReopened', { ...decisionOf(fact.reopen), asOf: '0' }];
  else if ('release' in fact) yield ['CommissionReleased', { ...decisionOf(fact.release), amount, asOf: '0' }];
  else if ('correct' in fact)
    yield ['CommissionCorrected', { ...decisionOf(fact.correct), amount, seen: 0, asOf: '0' }];
  else if ('settled' in fact) {
    const { commission, partner } = decisionOf(fact.settled);
    yield ['SettlementChanged', { partner, currency: '', asOf: '0', commissions: [{ commission, settled: amount }] }];
  }
}
