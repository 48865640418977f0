import { Callout, SectionHeader } from '@tributary/ui';
import { PlanSentences } from '../../../shared/plan.js';
import { lineOf, readJson } from '@tributary/api-client/json-places';
import { PlanFindings } from './plan-findings.js';
import { type CheckedText, placeIn } from './use-plan-check.js';

/** What a check found, beside the text that it is about. */
export function PlanReviewed({
  checked,
  isChanged,
  text,
  onShow,
}: {
  checked: CheckedText | undefined;
  /** Since it was checked. */
  isChanged: boolean;
  /** As it is now. */
  text: string;
  onShow: (path: string) => void;
}) {
  if (checked === undefined)
    return (
      <p className="text-muted">
        Check tells what is wrong with this plan, what may be meant otherwise, and what it says in words. Nothing is
        published before you have seen what changes.
      </p>
    );
  const { errors, warnings, sentences } = checked.review;
  const show = { onShow: ({ path }: { path: string }) => onShow(path), lineOf: lineIn(text) };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      {isChanged ? <p className="text-muted text-sm">Changed since this was found.</p> : null}
      {errors.length > 0 || warnings.length > 0 ? null : <Callout tone="positive" title="Nothing is wrong with it" />}
      <PlanFindings kind="errors" findings={errors} {...show} />
      <PlanFindings kind="warnings" findings={warnings} {...show} />
      {sentences.length === 0 ? null : (
        <section aria-labelledby="in-words">
          <SectionHeader id="in-words" title="In words" />
          <PlanSentences sentences={sentences} />
        </section>
      )}
    </div>
  );
}

const lineIn =
  (text: string) =>
  (path: string): number | undefined => {
    const isWhole = path === '' && 'value' in readJson(text);
    const place = isWhole ? undefined : placeIn(text, path);
    return place && lineOf(text, place.start);
  };
