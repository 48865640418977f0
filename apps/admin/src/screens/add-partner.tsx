import type { Partner } from '@tributary/api-client';
import { Checkbox, Dialog, TextField, useToast } from '@tributary/ui';
import { useRef, useState } from 'react';
import { api, useChange } from '../../../shared/api.js';
import { DialogForm } from '../../../shared/dialog-form.js';
import { fieldError, FormProblem } from '../../../shared/problem.js';

const codeOf = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);

export function AddPartner({ onClose, onAdded }: { onClose: () => void; onAdded: (partner: Partner) => void }) {
  const toast = useToast();
  const [name, setName] = useState('');
  const [code, setCode] = useState<string>();
  const [email, setEmail] = useState('');
  const [country, setCountry] = useState('');
  const [invite, setInvite] = useState(true);
  const add = useChange(
    () =>
      api.post('/partners', {
        code: code ?? codeOf(name),
        name,
        email,
        invite,
        ...(country === '' ? {} : { country: country.toUpperCase() }),
      }),
    {
      onDone: (partner) => {
        toast(invite ? `${partner.name} added and invited` : `${partner.name} added`, { tone: 'positive' });
        onAdded(partner);
      },
    },
  );
  const first = useRef<HTMLInputElement>(null);
  const ready = name.trim() !== '' && email.trim() !== '';
  const submit = (): void => {
    if (ready && !add.isPending) add.mutate(undefined);
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      initialFocus={first}
      title="Add a partner"
      confirm={{
        label: invite ? 'Add and invite' : 'Add partner',
        busy: add.isPending,
        disabled: !ready,
        onConfirm: submit,
      }}
    >
      <DialogForm onSubmit={submit}>
        <FormProblem error={add.error} />
        <TextField
          ref={first}
          label="Name"
          required
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={fieldError(add.error, 'name')}
        />
        <TextField
          label="E-mail"
          type="email"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          error={fieldError(add.error, 'email')}
        />
        <div className="grid grid-cols-2 gap-3">
          <TextField
            label="Code"
            required
            value={code ?? codeOf(name)}
            onChange={(event) => setCode(event.target.value)}
            error={fieldError(add.error, 'code')}
            hint="Stays the same"
          />
          <TextField
            label="Country"
            optional
            maxLength={2}
            placeholder="GB"
            value={country}
            onChange={(event) => setCountry(event.target.value)}
            error={fieldError(add.error, 'country')}
            hint="Two letters"
          />
        </div>
        <Checkbox
          label="Invite to the portal"
          hint="Writes a letter with a link; you can also copy the link"
          checked={invite}
          onCheckedChange={setInvite}
        />
      </DialogForm>
    </Dialog>
  );
}
