import type { Plan, Program } from '@tributary/api-client';
import { Checkbox, Combobox, Dialog, Select, TextField, useToast } from '@tributary/ui';
import { useRef, useState } from 'react';
import { api, useChange } from '../../../shared/api.js';
import { DialogForm } from '../../../shared/dialog-form.js';
import { fieldError, FormProblem } from '../../../shared/problem.js';
import { freshPlan, PlanFields, planOf } from './plan-fields.js';

const currencies = ['EUR', 'GBP', 'USD', 'CHF', 'SEK', 'NOK', 'DKK', 'PLN', 'CZK', 'JPY', 'CAD', 'AUD'];
const readersZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const zones = [...new Set([readersZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])].map((value) => ({
  value,
  label: value,
}));
const codeOf = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);

/** A program with its plan in one form. Each step is remembered, so that a refused one can be corrected and sent again. */
export function CreateProgram({ onClose, onCreated }: { onClose: () => void; onCreated: (program: Program) => void }) {
  const toast = useToast();
  const [name, setName] = useState('');
  const [code, setCode] = useState<string>();
  const [currency, setCurrency] = useState('EUR');
  const [landingUrl, setLanding] = useState('');
  const [windowDays, setWindow] = useState('30');
  const [attribution, setAttribution] = useState<Program['attribution']>('last-click');
  const [zone, setZone] = useState<string | undefined>(readersZone);
  const [draft, setDraft] = useState(freshPlan);
  const [activate, setActivate] = useState(true);
  const [made, setMade] = useState<Program>();
  const plan = planOf(draft, currency);
  const create = useChange(
    async (terms: Plan) => {
      const program =
        made ??
        (await api.post('/programs', {
          code: code ?? codeOf(name),
          name,
          currency,
          attribution,
          windowDays: Number(windowDays),
          zone,
          ...(landingUrl === '' ? {} : { landingUrl }),
        }));
      setMade(program);
      await api.post('/plans', { program: program.id, from: null, plan: terms });
      if (activate) await api.post(`/programs/${program.id}/activate`);
      return program;
    },
    {
      onDone: (program) => {
        toast(`${program.name} created${activate ? ' and active' : ''}`, { tone: 'positive' });
        onCreated(program);
      },
    },
  );
  const error = create.error;
  const first = useRef<HTMLInputElement>(null);
  const ready = name.trim() !== '' && zone !== undefined && plan !== undefined && /^\d+$/.test(windowDays);
  const submit = (): void => {
    if (ready && !create.isPending) create.mutate(plan);
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Create a program"
      size="wide"
      initialFocus={first}
      confirm={{
        label: activate ? 'Create and activate' : 'Create draft',
        busy: create.isPending,
        disabled: !ready,
        onConfirm: submit,
      }}
    >
      <DialogForm onSubmit={submit}>
        <FormProblem error={error} />
        <div className="grid gap-4 min-[600px]:grid-cols-2">
          <TextField
            ref={first}
            label="Name"
            required
            value={name}
            onChange={(event) => setName(event.target.value)}
            error={fieldError(error, 'name')}
          />
          <TextField
            label="Code"
            required
            hint="How your systems name it"
            value={code ?? codeOf(name)}
            onChange={(event) => setCode(event.target.value)}
            error={fieldError(error, 'code')}
          />
          <Select
            label="Currency"
            value={currency}
            onValueChange={setCurrency}
            options={currencies.map((value) => ({ value, label: value }))}
            hint="Partners are paid in it"
            error={fieldError(error, 'currency')}
          />
          <TextField
            label="Links lead to"
            optional
            type="url"
            placeholder="https://"
            value={landingUrl}
            onChange={(event) => setLanding(event.target.value)}
            error={fieldError(error, 'landingUrl')}
          />
          <Select
            label="Who earns"
            value={attribution}
            onValueChange={(value) => setAttribution(value as Program['attribution'])}
            options={[
              { value: 'last-click', label: 'The last click' },
              { value: 'first-click', label: 'The first click' },
            ]}
          />
          <TextField
            label="A click counts"
            suffix="days"
            inputMode="numeric"
            value={windowDays}
            onChange={(event) => setWindow(event.target.value)}
            error={fieldError(error, 'windowDays')}
          />
          <Combobox
            label="Days are cut in"
            hint="For figures by day; it cannot be changed later"
            options={zones}
            value={zone}
            onValueChange={setZone}
            error={fieldError(error, 'zone')}
          />
        </div>
        <PlanFields draft={draft} currency={currency} onChange={setDraft} />
        <Checkbox
          label="Activate at once"
          hint="Otherwise it stays a draft, and its sales earn nothing"
          checked={activate}
          onCheckedChange={setActivate}
        />
      </DialogForm>
    </Dialog>
  );
}
