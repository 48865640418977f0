import type { LostRuleData } from '@tributary/contracts';
import type { Commission, Due, Part, Terms } from '../../../domain/commission.js';
import type { Posted } from '../../../domain/posted.js';
import { packedNames, type Packing } from './packer.js';
import { packedSteps } from './step-packing.js';

const levels = ['partner', 'tier', 'program'] as const;

const packedLost: Packing<readonly LostRuleData[]> = {
  write: (to, lost) => to.list(lost, packedLostRule),
  read: (from) => from.list(packedLostRule),
};

const packedLostRule: Packing<LostRuleData> = {
  write(to, { rule, line, why }) {
    to.numbered(rule);
    to.number(line === undefined ? 0 : line + 1);
    to.numbered(why);
  },
  read(from) {
    const rule = from.numbered<LostRuleData['rule']>();
    const line = from.number();
    const why = from.numbered<LostRuleData['why']>();
    return line === 0 ? { rule, why } : { rule, line: line - 1, why };
  },
};

const packedPart: Packing<Part> = {
  write(to, { component, rule, line, due, granted, steps, limits }) {
    to.numbered(component);
    to.numbered(rule);
    to.number(line);
    to.amount(due);
    to.amount(granted);
    to.shared(steps, packedSteps);
    packedSteps.write(to, limits);
  },
  read: (from) => ({
    component: from.numbered(),
    rule: from.numbered(),
    line: from.number(),
    due: from.amount(),
    granted: from.amount(),
    steps: from.shared(packedSteps),
    limits: packedSteps.read(from),
  }),
};

export const packedDue: Packing<Due> = {
  write(to, { partner, link, awaitingRate, base, gross, refunded, counts, parts, lost }) {
    to.numbered(partner);
    to.numbered(link);
    to.flag(awaitingRate);
    to.amount(base);
    to.amount(gross);
    to.amount(refunded);
    to.flag(counts);
    to.list(parts, packedPart);
    to.shared(lost, packedLost);
  },
  read: (from) => ({
    partner: from.numbered(),
    link: from.numberedOrNull(),
    awaitingRate: from.flag(),
    base: from.amount(),
    gross: from.amount(),
    refunded: from.amount(),
    counts: from.flag(),
    parts: from.list(packedPart),
    lost: from.shared(packedLost),
  }),
};

const packedTerms: Packing<Terms> = {
  write(to, { version, rule, level, tier, rules, base, steps, lost }) {
    to.number(version);
    to.numbered(rule);
    to.byte(levels.indexOf(level));
    to.numbered(tier);
    packedNames.write(to, rules);
    to.amount(base);
    to.shared(steps, packedSteps);
    to.shared(lost, packedLost);
  },
  read: (from) => ({
    version: from.number(),
    rule: from.numberedOrNull(),
    level: levels[from.byte()] ?? 'program',
    tier: from.numberedOrNull(),
    rules: packedNames.read(from),
    base: from.amount(),
    steps: from.shared(packedSteps),
    lost: from.shared(packedLost),
  }),
};

const packedPosted: Packing<Posted> = {
  write(to, { conversions, gross, refunded, held, pending, approved }) {
    to.amount(conversions);
    to.amount(gross);
    to.amount(refunded);
    to.amount(held);
    to.amount(pending);
    to.amount(approved);
  },
  read: (from) => ({
    conversions: from.amount(),
    gross: from.amount(),
    refunded: from.amount(),
    held: from.amount(),
    pending: from.amount(),
    approved: from.amount(),
  }),
};

export const packedCommission: Packing<Commission> = {
  write(to, commission) {
    const { partner, component, link, rejected, fraud, released, byHand } = commission;
    to.numbered(partner);
    to.text(component);
    to.numbered(link);
    to.flag(rejected);
    to.flag(fraud);
    to.flag(released);
    to.flag(byHand);
    to.some(commission.corrected);
    to.amount(commission.allowed);
    to.some(commission.budget);
    to.number(commission.entries);
    packedPosted.write(to, commission.posted);
    packedTerms.write(to, commission.terms);
    to.flag(commission.awaitingRate);
  },
  read: (from) => ({
    partner: from.numbered(),
    component: from.text(),
    link: from.numberedOrNull(),
    rejected: from.flag(),
    fraud: from.flag(),
    released: from.flag(),
    byHand: from.flag(),
    corrected: from.some() ?? null,
    allowed: from.amount(),
    budget: from.some() ?? null,
    entries: from.number(),
    posted: packedPosted.read(from),
    terms: packedTerms.read(from),
    awaitingRate: from.flag(),
  }),
};
