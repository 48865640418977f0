import type { Link } from '@tributary/api-client';
import { Dialog, QrCode, Select, TextField, useToast } from '@tributary/ui';
import { useRef, useState } from 'react';
import { api, useChange, useData } from '../../../shared/api.js';
import { DialogForm } from '../../../shared/dialog-form.js';
import { fieldError, FormProblem } from '../../../shared/problem.js';
import { shortUrl } from './link-words.js';

const given = (fields: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter(([, text]) => text.trim() !== ''));

/** What stands before the code in every address: as in a link that is there, else as this site would write it. */
const prefixOf = (known: Link | undefined): string =>
  known?.url.endsWith(known.code) ? known.url.slice(0, -known.code.length) : `${location.origin}/r/`;

export function CreateLink({
  known,
  onClose,
  onCreated,
}: {
  known: Link | undefined;
  onClose: () => void;
  onCreated: (link: Link) => void;
}) {
  const toast = useToast();
  const programs = useData('programs', '/programs');
  const active = (programs.data ?? []).filter(({ state }) => state === 'active');
  const [chosen, setChosen] = useState<string>();
  const [fields, setFields] = useState({ code: '', target: '', campaign: '' });
  const program = active.find(({ id }) => id === chosen) ?? active[0];
  const create = useChange(
    (chosenProgram: string) => api.post('/links', { program: chosenProgram, ...given(fields) }),
    {
      onDone: (link) => {
        toast(`Link ${link.code} created`, { tone: 'positive' });
        onCreated(link);
      },
    },
  );
  const first = useRef<HTMLInputElement>(null);
  const submit = (): void => {
    if (program !== undefined && !create.isPending) create.mutate(program.id);
  };
  const field = (name: keyof typeof fields) => ({
    value: fields[name],
    onChange: (event: { target: { value: string } }) => setFields({ ...fields, [name]: event.target.value }),
    error: fieldError(create.error, name),
  });
  const prefix = prefixOf(known);
  return (
    <Dialog
      open
      size="wide"
      onOpenChange={onClose}
      initialFocus={first}
      title="Create a link"
      confirm={{ label: 'Create link', busy: create.isPending, disabled: program === undefined, onConfirm: submit }}
    >
      <div className="grid gap-6 min-[720px]:grid-cols-[minmax(0,1fr)_14rem]">
        <DialogForm onSubmit={submit}>
          <FormProblem error={create.error} fields={['program', 'code', 'target', 'campaign']} />
          {programs.isSuccess && active.length === 0 ? (
            <p className="text-muted">No program is active. Ask the company that you work with.</p>
          ) : null}
          {active.length === 0 ? null : (
            <Select
              label="Program"
              value={program?.id ?? ''}
              onValueChange={setChosen}
              options={active.map(({ id, name }) => ({ value: id, label: name }))}
              error={fieldError(create.error, 'program')}
            />
          )}
          <TextField
            ref={first}
            label="Code"
            optional
            autoCapitalize="none"
            spellCheck={false}
            hint="The end of the address; chosen for you when left empty"
            {...field('code')}
          />
          <TextField
            label="Leads to"
            optional
            type="url"
            placeholder={program?.landingUrl ?? 'https://'}
            hint="A page of the shop; its start page when left empty"
            {...field('target')}
          />
          <TextField label="Campaign" optional hint="For your own reports" {...field('campaign')} />
        </DialogForm>
        <Preview prefix={prefix} code={fields.code.trim()} arrival={fields.target.trim() || program?.landingUrl} />
      </div>
    </Dialog>
  );
}

/** What people will see and where they will be, while it is typed. */
function Preview({ prefix, code, arrival }: { prefix: string; code: string; arrival: string | null | undefined }) {
  return (
    <aside aria-label="Preview" className="grid content-start gap-3 rounded bg-sunken p-4 text-sm">
      <div>
        <p className="text-muted">You share</p>
        <p className="wrap-anywhere">
          {shortUrl(prefix)}
          {code === '' ? <span className="text-muted">…</span> : <b>{code.toLowerCase()}</b>}
        </p>
      </div>
      {arrival == null ? null : (
        <div>
          <p className="text-muted">They arrive at</p>
          <p className="wrap-anywhere">{shortUrl(arrival)}</p>
        </div>
      )}
      {code === '' ? null : (
        <div className="hidden min-[720px]:block">
          <QrCode value={`${prefix}${code.toLowerCase()}`} size={128} downloads={false} />
        </div>
      )}
    </aside>
  );
}
