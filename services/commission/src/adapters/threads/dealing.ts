import type { Fact } from '../../domain/facts.js';

/**
 * Facts dealt out to so many hands. Programs have no slices in common but what a fact without a program says, so each hand
 * has programs of its own and all of those facts. Programs go round in the order in which the log first names them.
 */
export class Dealing {
  private readonly hands = new Map<string, number>();

  constructor(private readonly of: number) {}

  /** Each hand's, in their order. */
  deal(facts: readonly Fact[]): readonly (readonly Fact[])[] {
    const dealt: Fact[][] = Array.from({ length: this.of }, () => []);
    for (const fact of facts) {
      const { program } = fact.data as { readonly program?: string | null };
      if (program) dealt[this.handOf(program)]?.push(fact);
      else for (const hand of dealt) hand.push(fact);
    }
    return dealt;
  }

  private handOf(program: string): number {
    const hand = this.hands.get(program) ?? this.hands.size % this.of;
    this.hands.set(program, hand);
    return hand;
  }
}
