/** What is said where nothing of a request was decided. */
import { type Fault, problem, type Problem } from '@tributary/service-kit';
import type { DecisionOutcome } from '../../application/decide-commissions.js';
import type { DecisionKind } from '../../domain/decide.js';

const participles = {
  approve: 'approved',
  withdraw: 'set back to pending',
  reject: 'rejected',
  reopen: 'reopened',
  release: 'released',
  correct: 'corrected',
} as const satisfies Record<DecisionKind, string>;

/**
 * Bears the code of the first refusal of a commission that there is, and names the refusal of each item in the order of
 * the request; a correction has none.
 */
export function problemOfAll(kind: DecisionKind, refused: DecisionOutcome['refused']): Problem {
  const { refusal } = refused.find((one) => one.refusal !== 'unknown-commission') ?? { refusal: 'unknown-commission' };
  const done = participles[kind];
  return problem(refusal, {
    detail:
      refused.length === 1
        ? `The commission was not ${done}.`
        : `None of the ${refused.length} commissions was ${done}; each has its reason.`,
    ...(kind !== 'correct' && { errors: refused.map(faultOf) }),
  });
}

const faultOf = ({ refusal }: DecisionOutcome['refused'][number], n: number): Fault => ({
  path: `items.${n}`,
  code: refusal,
  message: problem(refusal).details.title,
});
