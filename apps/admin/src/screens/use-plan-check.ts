import type { Plan, PlanReview, Program } from '@tributary/api-client';
import { api, useChange } from '../../../shared/api.js';
import { type Place, placeOf, readJson } from '@tributary/api-client/json-places';
import { momentOf } from './plan-begins.js';
import type { CheckedPlan } from './plan-confirmation.js';

export interface PlanDraftText {
  readonly text: string;
  readonly begins: string;
}

/** What was said of a text. */
export interface CheckedText extends PlanDraftText {
  readonly review: PlanReview;
  /** Where it may be published. */
  readonly checked: CheckedPlan | undefined;
}

const notReadable = (message: string): PlanReview => ({
  errors: [{ path: '', code: 'not-json', message }],
  warnings: [],
  changes: [],
  sentences: [],
  comparedTo: null,
  from: null,
  zone: 'UTC',
  overtaken: [],
});

/** Has the server judge a plan; nothing is changed. */
export async function reviewPlan(program: Program, plan: Plan, begins: string): Promise<CheckedPlan> {
  const from = momentOf(begins, program.zone);
  const versions = await api.get('/plans', { program: program.id });
  const review = await api.post('/plans/validate', { program: program.id, plan, ...(from && { from }) });
  return { plan, begins, review, after: versions.length };
}

export function usePlanCheck(program: Program, onChecked: (checked: CheckedText) => void) {
  return useChange(
    async ({ text, begins }: PlanDraftText): Promise<CheckedText> => {
      const read = readJson(text);
      const draft = { text, begins, checked: undefined };
      if ('fault' in read) return { ...draft, review: notReadable(`${read.fault.message}.`) };
      if (typeof read.value !== 'object' || read.value === null || Array.isArray(read.value))
        return { ...draft, review: notReadable('A plan is an object, in braces.') };
      const checked = await reviewPlan(program, read.value as Plan, begins); // whether it is one is what it says
      const { review } = checked;
      return { ...draft, review, checked: review.errors.length === 0 ? checked : undefined };
    },
    { topics: [], onDone: onChecked },
  );
}

/** Where in the text the part stands that a path names; where it cannot be read, if it cannot be. */
export function placeIn(text: string, path: string): Place | undefined {
  const read = readJson(text);
  return 'fault' in read ? read.fault.at : placeOf(read.places, path);
}
