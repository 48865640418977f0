import type { Plan, PlanReview, Program } from '@tributary/api-client';
import { api, useChange } from '../../../shared/api.js';
import { type Place, placeOf, readJson } from '../json-places.js';
import { momentOf } from './plan-begins.js';
import type { CheckedPlan } from './plan-confirmation.js';

export interface PlanDraftText {
  readonly text: string;
  readonly begins: string;
}

/** What was said of a text; `plan` where it is one. */
export interface CheckedText extends PlanDraftText {
  readonly review: PlanReview;
  readonly plan: Plan | undefined;
}

const notReadable = (message: string): PlanReview => ({
  errors: [{ path: '', code: 'not-json', message }],
  warnings: [],
  changes: [],
  sentences: [],
  comparedTo: null,
});

/** Reads the text here and has the server judge what it says; nothing is changed. */
export function usePlanCheck(program: Program, onChecked: (checked: CheckedText) => void) {
  return useChange(
    async (draft: PlanDraftText): Promise<CheckedText> => {
      const read = readJson(draft.text);
      if ('fault' in read) return { ...draft, plan: undefined, review: notReadable(`${read.fault.message}.`) };
      if (typeof read.value !== 'object' || read.value === null || Array.isArray(read.value))
        return { ...draft, plan: undefined, review: notReadable('A plan is an object, in braces.') };
      const plan = read.value as Plan; // the server judges whether it is
      const from = momentOf(draft.begins);
      const review = await api.post('/plans/validate', { program: program.id, plan, ...(from && { from }) });
      return { ...draft, plan, review };
    },
    { topics: [], onDone: onChecked },
  );
}

export function publishable({ plan, begins, review }: CheckedText): CheckedPlan | undefined {
  return plan === undefined || review.errors.length > 0 ? undefined : { plan, begins, review };
}

/** Where in the text the part stands that a path names; where it cannot be read, if it cannot be. */
export function placeIn(text: string, path: string): Place | undefined {
  const read = readJson(text);
  return 'fault' in read ? read.fault.at : placeOf(read.places, path);
}
