import type { Plan, PlanVersion, Program } from '@tributary/api-client';
import { Dialog, TextField, useToast } from '@tributary/ui';
import { useState } from 'react';
import { api, useChange } from '../../../shared/api.js';
import { DialogForm } from '../../../shared/dialog-form.js';
import { fieldError, FormProblem } from '../../../shared/problem.js';
import { draftOf, PlanFields, planOf } from './plan-fields.js';

/** A version says from which sale on it counts; sales before keep the version that they have. */
export function PublishPlan({
  program,
  present,
  onClose,
}: {
  program: Program;
  present: PlanVersion | undefined;
  onClose: () => void;
}) {
  const toast = useToast();
  const [draft, setDraft] = useState(() => draftOf(present, program.currency));
  const [from, setFrom] = useState('');
  const plan = planOf(draft, program.currency);
  const publish = useChange(
    (terms: Plan) =>
      api.post('/plans', {
        program: program.id,
        ...(from !== '' && { from: new Date(from).toISOString() }),
        plan: terms,
      }),
    {
      onDone: (version) => {
        toast(`Version ${version.version} published`, { tone: 'positive' });
        onClose();
      },
    },
  );
  const submit = (): void => {
    if (plan !== undefined && !publish.isPending) publish.mutate(plan);
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Publish a new plan for ${program.name}?`}
      facts={[
        from === ''
          ? 'It counts for all sales, also those before: what is not paid yet may change.'
          : 'Sales before that moment keep the version that they have.',
      ]}
      confirm={{
        label: 'Publish plan',
        busy: publish.isPending,
        disabled: plan === undefined,
        onConfirm: submit,
      }}
    >
      <DialogForm onSubmit={submit}>
        <FormProblem error={publish.error} />
        <PlanFields draft={draft} currency={program.currency} onChange={setDraft} />
        {present && (
          <TextField
            label="For sales from"
            optional
            type="datetime-local"
            value={from}
            onChange={(event) => setFrom(event.target.value)}
            error={fieldError(publish.error, 'from')}
            hint="Left empty: from now on"
          />
        )}
      </DialogForm>
    </Dialog>
  );
}
