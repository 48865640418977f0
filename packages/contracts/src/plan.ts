/**
 * A program's plan as data: what a person writes in a file, what `PlanPublished` carries and what the engine prices by.
 * "Row n" is a row of the specification of commissions. Everything optional has the default named beside it and is left out
 * where it is that default, so that a plan reads as short as it is. Objects have no other fields than these.
 *
 * Units: `Minor` is whole minor units of the account's currency (an integer, at most 10^12, as much as one entry holds);
 * `Decimal` is text such as "0.125", without sign or exponent, at most 12 digits before the point and 12 after it; a rate of
 * "0.1" is 10%. Dates and periods are local, in the program's zone (row 14).
 */
export type Minor = number;
export type Decimal = string;
/** `2026-10-31`, in the program's zone. */
export type LocalDate = string;
/** 1 to 40 of `a-z`, `0-9`, `-`; unique among the rules, bonuses and overrides of a plan. A cap goes on under the same key in the next version. */
export type RuleKey = string;

export interface Plan {
  /** For editors; not read. */
  readonly $schema?: string;
  readonly name?: string;
  /** What partners are paid in, and what every `Minor` is in. The program's; the same in all versions. */
  readonly currency?: string;
  readonly attribution?: PlanAttribution;
  /** Row 31. Days of 24 hours between the conversion and the end of its hold; 0. One for all rules of the plan. */
  readonly holdDays?: number;
  /** Row 32. When the hold ends, a commission whose whole amount is at most this is approved; absent: by a person. */
  readonly approveUpTo?: Minor;
  /** Row 33; 180. Read by the books of payouts, not by the engine. */
  readonly clawbackDays?: number;
  /** Row 20. `keep`: who signed up (`order`: first ordered) before this version stays with the one before it; `follow`. */
  readonly existingCustomers?: 'follow' | 'keep';
  /** Row 25. What a deal pays on: what it was won at, or the sales that name it; `won`. */
  readonly deals?: 'won' | 'invoices';
  /** In the order that settles ties of row 9. */
  readonly rules: readonly PlanRule[];
  /** Row 18: over base and extras of all rules, per partner. */
  readonly partnerCap?: Cap;
  /** Row 18: over base and extras of all rules and partners, filled in recorded order. */
  readonly budget?: Cap;
  /** Row 26. */
  readonly overrides?: readonly Override[];
  /** Row 27. */
  readonly bonuses?: readonly Bonus[];
}

/** Rows 19 and 24. */
export interface PlanAttribution {
  /** `customer`: bound at signup, later sales follow. `order`: each order by its own window; `customer`. */
  readonly ownership?: 'customer' | 'order';
  /** `linear` and `position` (40/20/40) split the base; the program's own, which is last-click unless it says otherwise. */
  readonly model?: 'last-click' | 'first-click' | 'linear' | 'position';
  /** Days of 24 hours from touch to signup or order, both ends included; the program's own. */
  readonly windowDays?: number;
  /** `first`: a coupon wins over clicks. `touch`: it is one touch among the others; `touch`. */
  readonly coupon?: 'first' | 'touch';
}

/** A cap and its period; without a period it is for life. */
export interface Cap {
  readonly amount: Minor;
  readonly period?: Period;
}

/** Calendar periods in the program's zone; `week` is the ISO week. Absent, where it may be: the whole of time. */
export type Period = 'week' | 'month' | 'quarter' | 'year';

export interface PlanRule {
  readonly key: RuleKey;
  /** For people; the key. */
  readonly name?: string;
  /** Rows 9 and 20. Whom it is for; everyone of the program. */
  readonly for?: Audience;
  /** What it pays for; `sale`. Rules compete only with rules of the same event. */
  readonly on?: PaidEvent;
  /** The first date it fits and the first that it fits no more, by `occurredAt`; without limit. */
  readonly from?: LocalDate;
  readonly until?: LocalDate;
  /** Rows 9 and 11; every one. */
  readonly when?: Condition;
  /** Row 9: the lower number first; 100. */
  readonly priority?: number;
  /** Row 9: pays beside the winner, as a commission of its own (`extra:<key>`); false. */
  readonly onTop?: true;
  /** Row 4; `net`. For percentages, revenue ladders and the minimum order. */
  readonly base?: Base;
  /** Row 21. The customer's first standing sale, those after it, or the n-th to the m-th (both included, from 1); every one. */
  readonly purchase?: 'first' | 'later' | { readonly from: number; readonly to?: number };
  /** Row 22. How long a customer earns under this rule: N standing payments, or N months; for life. */
  readonly lasts?: { readonly payments: number } | { readonly months: number };
  readonly pays: Pays;
  /** Row 13: on what remains, in this order before the caps. */
  readonly minimum?: Minor;
  readonly maximum?: Minor;
  /** Row 13: earns nothing while the rule's base of the whole conversion that remains is below it. */
  readonly minimumOrder?: Minor;
  /** Row 18: per partner, over what this rule pays. */
  readonly cap?: Cap;
}

/** A partner by id (in a file by code, which publishing replaces), or all partners of a tier. */
export type Audience = { readonly partner: string } | { readonly tier: string };

/**
 * `sale`: an order, invoice or trade. `signup`, `lead` (qualified) and `deal` (won): once each. `click`: closed daily
 * counts. `qualification`: once per customer, for `cpa`. `revenue`: once per partner and month, for `net-revenue`.
 */
export type PaidEvent = 'sale' | 'signup' | 'lead' | 'deal' | 'click' | 'qualification' | 'revenue';

/**
 * Row 4, of what was charged: `net` without tax and shipping; `gross` all of it; `before-discount` is net with the discount
 * added back; `with-shipping` is net with shipping, `with-tax` net with tax.
 */
export type Base = 'net' | 'gross' | 'before-discount' | 'with-shipping' | 'with-tax';

export type Pays = Percentage | Flat | PerUnit | PerClick | Hybrid | Tiered | ByMonth | QualifiedCpa | NetRevenue;
export type PayKind = Pays['kind'];

/** On `sale` and `deal`. */
export interface Percentage {
  readonly kind: 'percentage';
  readonly rate: Decimal;
}

/** Rows 10 and 12: once per conversion. On `sale`, `signup`, `lead`, `deal`. */
export interface Flat {
  readonly kind: 'flat';
  readonly amount: Minor;
  /** Row 12: the sum follows the base that remains; false. */
  readonly proportional?: true;
}

/** Rows 10, 12, 37: for each unit of the lines won; lots are units, so a rebate by instrument is this and a condition. */
export interface PerUnit {
  readonly kind: 'per-unit';
  /** Minor units for one unit, so "0.5" is half a penny. */
  readonly amount: Decimal;
}

/** Row 29. On `click`. */
export interface PerClick {
  readonly kind: 'per-click';
  /** Minor units for one click. */
  readonly amount: Decimal;
}

/** Row 12: a flat part and a share; one commission, rounded once, minimum and maximum over both. */
export interface Hybrid {
  readonly kind: 'hybrid';
  readonly amount: Minor;
  readonly rate: Decimal;
  readonly proportional?: true;
}

/** Rows 14 to 17. On `sale`. */
export interface Tiered {
  readonly kind: 'tiered';
  /** Standing sales, their base, or distinct customers with one; `revenue`. */
  readonly by?: 'revenue' | 'count' | 'active-customers';
  /** Absent: lifetime, which is marginal. */
  readonly period?: Period;
  /** `marginal`: each slice at its own rate. `whole`: the band reached re-rates the period; `marginal`. */
  readonly method?: 'marginal' | 'whole';
  /** Ascending; the first is from 0. All with a rate, or all with an amount per conversion (not for marginal revenue). */
  readonly bands: readonly Band[];
}

export type Band = { readonly from: number } & ({ readonly rate: Decimal } | { readonly amount: Minor });

/** Rows 22 and 37: a rate by month of the relationship, from 1; the first month is 1, and a rate holds until the next. */
export interface ByMonth {
  readonly kind: 'by-month';
  readonly months: readonly { readonly from: number; readonly rate: Decimal }[];
}

/** Row 37. On `qualification`: once all that is named is reached, counted from the signup. */
export interface QualifiedCpa {
  readonly kind: 'cpa';
  readonly amount: Minor;
  /** Standing deposits, their sum. */
  readonly deposit?: Minor;
  /** What was wagered, its sum. */
  readonly wagering?: Minor;
  /** Days of 24 hours from the signup, the end included; without limit. */
  readonly withinDays?: number;
}

/** Row 28. On `revenue`: max(0, rate × sum of the month), at settlement. */
export interface NetRevenue {
  readonly kind: 'net-revenue';
  readonly rate: Decimal;
  /** A negative sum moves to the next month; false. */
  readonly carryOver?: true;
}

/** Row 26: the winner is chosen per level of the tree as rules are: for the parent, its tier, then everyone. */
export interface Override {
  readonly key: RuleKey;
  readonly name?: string;
  /** 1 is the parent of who earned, 2 its parent, up to 10. */
  readonly level: number;
  readonly rate: Decimal;
  /** Of the child's rounded target (base and extras, after limits), or of the remaining net base; `target`. */
  readonly of?: 'target' | 'base';
  /** The parent, or the parent's tier. */
  readonly for?: Audience;
}

/** Row 27: once per partner and period, when the goal is reached. */
export interface Bonus {
  readonly key: RuleKey;
  readonly name?: string;
  readonly amount: Minor;
  readonly by?: 'revenue' | 'count' | 'active-customers';
  /** For `revenue`; `net`. */
  readonly base?: Base;
  /** At least this. */
  readonly goal: number;
  /** Absent: once in a lifetime. */
  readonly period?: Period;
  /** Every bonus that fits pays. A tier is the partner's at the period's last sale. */
  readonly for?: Audience;
  /** Which sales count, read over the conversion as a whole (no `line.*`); all. */
  readonly when?: Condition;
}

/** Rows 9 and 11. `all` and `any` have at least one member and nest at most 5 deep. */
export type Condition = { readonly all: readonly Condition[] } | { readonly any: readonly Condition[] } | Test;

export type Scalar = string | number | boolean;

/**
 * One comparison. Where the plan's value is a number, the attribute is compared as a number (text that is a decimal
 * number is one, other text is false); where it is text, bytewise. A missing attribute makes all but `exists` false.
 */
export type Test = { readonly field: Field } & (
  | { readonly is: Scalar }
  | { readonly isNot: Scalar }
  | { readonly in: readonly Scalar[] }
  | { readonly notIn: readonly Scalar[] }
  | { readonly over: string | number }
  | { readonly atLeast: string | number }
  | { readonly under: string | number }
  | { readonly atMost: string | number }
  | { readonly between: readonly [string | number, string | number] }
  | { readonly startsWith: string }
  | { readonly endsWith: string }
  | { readonly contains: string }
  | { readonly exists: boolean }
);

/**
 * All as they were at the conversion (row 3): its first amounts, the partner's tier, type and country at its moment. Money
 * is in minor units of the sale's own currency. `sale.*` reads whichever conversion is judged, deals and leads too.
 * A rule with a `line.*` field wins lines; the other fields are the same for every line of a conversion.
 */
export type Field =
  | `sale.${'amount' | 'net' | 'discount' | 'currency' | 'source' | 'coupon' | 'country' | 'invoice' | 'subscription' | 'deal'}`
  | `line.${'product' | 'category' | 'quantity' | 'amount' | 'unitAmount'}`
  | `customer.${'country' | 'externalId'}`
  | `partner.${'code' | 'type' | 'country' | 'tier'}`
  | `link.${'code' | 'campaign'}`
  | 'click.country'
  | `${'meta' | 'line.meta' | 'customer.meta'}.${string}`;

/** What is compared without regard to case (row 11). */
export const caselessFields: ReadonlySet<string> = new Set<Field>([
  'sale.currency',
  'sale.coupon',
  'sale.country',
  'customer.country',
  'partner.country',
  'click.country',
]);

export const planDefaults = {
  holdDays: 0,
  clawbackDays: 180,
  existingCustomers: 'follow',
  deals: 'won',
  priority: 100,
  base: 'net',
  on: 'sale',
  by: 'revenue',
  method: 'marginal',
  ownership: 'customer',
  coupon: 'touch',
  overrideOf: 'target',
} as const;
