import type { PlanVersion, Program } from '@tributary/api-client';
import { Callout, Dialog } from '@tributary/ui';
import { useState } from 'react';
import { useChange } from '../../../shared/api.js';
import { DialogForm } from '../../../shared/dialog-form.js';
import { FormProblem } from '../../../shared/problem.js';
import { BeginsField, beginsFault } from './plan-begins.js';
import { type CheckedPlan, PlanConfirmation } from './plan-confirmation.js';
import { canShow, draftOf, PlanFields, planOf } from './plan-fields.js';
import { PlanFindings } from './plan-findings.js';
import { reviewPlan } from './use-plan-check.js';

/** One rule for every sale: the quick way to a version. */
export function SimplePlan({
  program,
  present,
  onClose,
}: {
  program: Program;
  /** The version in force. */
  present: PlanVersion | undefined;
  onClose: () => void;
}) {
  const [draft, setDraft] = useState(() => draftOf(present, program.currency));
  const [begins, setBegins] = useState('');
  const [checked, setChecked] = useState<CheckedPlan>();
  const plan = beginsFault(begins, program.zone) ? undefined : planOf(draft, program.currency);
  const check = useChange((terms: NonNullable<typeof plan>) => reviewPlan(program, terms, begins), {
    topics: [],
    onDone: (answer) => (answer.review.errors.length === 0 ? setChecked(answer) : undefined),
  });
  const chooseBegins = (chosen: string): void => {
    setBegins(chosen);
    check.reset();
  };
  const submit = (): void => {
    if (plan !== undefined && !check.isPending) check.mutate(plan);
  };
  if (checked !== undefined)
    return (
      <PlanConfirmation
        program={program}
        checked={checked}
        onClose={() => setChecked(undefined)}
        onPublished={onClose}
      />
    );
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`One rule for every sale of ${program.name}`}
      confirm={{ label: 'See what changes', busy: check.isPending, disabled: plan === undefined, onConfirm: submit }}
    >
      <DialogForm onSubmit={submit}>
        <FormProblem error={check.error} />
        <PlanFindings kind="errors" findings={check.data?.review.errors ?? []} />
        {present === undefined || canShow(present.plan) ? null : (
          <Callout tone="warning" title={`Version ${present.version} says more than this form can show`} stacked>
            <p>This replaces all of it. To keep the rest, choose New version and change its JSON.</p>
          </Callout>
        )}
        <PlanFields draft={draft} currency={program.currency} onChange={setDraft} />
        {present === undefined ? null : <BeginsField value={begins} zone={program.zone} onChange={chooseBegins} />}
      </DialogForm>
    </Dialog>
  );
}
