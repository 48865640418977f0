import type { RuleData } from '@tributary/contracts';

export type DataOf<Kind extends RuleData['kind']> = Extract<RuleData, { readonly kind: Kind }>;

/** What is left of a sale after refunds, in its currency. */
export interface Remains {
  readonly amount: bigint;
  /** Net of tax and shipping. */
  readonly base: bigint;
}

/** One kind of rule: between what a plan says and what the engine uses, and what it earns. */
export interface RuleKind<Kind extends RuleData['kind'], Rule> {
  /** The field of a plan's rule that this kind cannot do without. */
  readonly needs: { readonly field: 'rate' | 'amount'; readonly message: string };
  read(data: DataOf<Kind>): Rule;
  write(rule: Rule): DataOf<Kind>;
  /** Rows 2 and 12: of what remains, rounded once; `remains.amount` is above 0. */
  earned(rule: Rule, remains: Remains): bigint;
  words(data: DataOf<Kind>, currency: string): string;
}
