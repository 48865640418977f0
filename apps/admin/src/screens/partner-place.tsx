import type { Partner } from '@tributary/api-client';
import { Button, DateTime, Dialog, SectionHeader, TextField, useToast } from '@tributary/ui';
import { useRef, useState } from 'react';
import { api, useChange, useData } from '../../../shared/api.js';
import { DialogForm } from '../../../shared/dialog-form.js';
import { fieldError, FormProblem } from '../../../shared/problem.js';

/** Its tier, by which plans may pay, and the partner above it. */
export function Place({ partner }: { partner: Partner }) {
  const [changing, setChanging] = useState<'tier' | 'parent'>();
  const programs = useData('programs', '/programs');
  const nameOf = (id: string): string => programs.data?.find((program) => program.id === id)?.name ?? 'a program';
  const ofPrograms = partner.tiers.filter(({ program }) => program !== null);
  const close = (): void => setChanging(undefined);
  return (
    <section aria-labelledby="place">
      <SectionHeader
        id="place"
        title="Tier and parent"
        description={
          <>
            {partner.tier === null ? 'No tier' : `Tier ${partner.tier}`}
            {ofPrograms.map(({ program, tier }) => `, ${tier} in ${nameOf(program ?? '')}`).join('')}.{' '}
            {partner.parent === null ? (
              'No partner is above it.'
            ) : (
              <>
                A sub-partner of {partner.parent.code} since <DateTime at={partner.parent.since} precision="minute" />.
              </>
            )}
          </>
        }
      />
      {partner.state === 'terminated' ? null : (
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => setChanging('tier')}>Change tier</Button>
          <Button onClick={() => setChanging('parent')}>Change parent</Button>
        </div>
      )}
      {changing === 'tier' ? <ChangeTier partner={partner} onClose={close} /> : null}
      {changing === 'parent' ? <ChangeParent partner={partner} onClose={close} /> : null}
    </section>
  );
}

function ChangeTier({ partner, onClose }: { partner: Partner; onClose: () => void }) {
  const toast = useToast();
  const first = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(partner.tier ?? '');
  const tier = text.trim() === '' ? null : text.trim();
  const change = useChange(() => api.post(`/partners/${partner.id}/tier`, { tier, from: partner.tier }), {
    onDone: () => {
      onClose();
      toast(tier === null ? `${partner.name} has no tier` : `${partner.name} is ${tier}`, { tone: 'positive' });
    },
  });
  const submit = (): void => {
    if (tier !== partner.tier && !change.isPending) change.mutate(undefined);
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      initialFocus={first}
      title={`Change the tier of ${partner.name}?`}
      facts={['Sales from now on are paid by it; what is priced already stays.']}
      confirm={{
        label: tier === null ? 'Remove the tier' : `Set to ${tier}`,
        busy: change.isPending,
        disabled: tier === partner.tier,
        onConfirm: submit,
      }}
    >
      <DialogForm onSubmit={submit}>
        <FormProblem error={change.error} />
        <TextField
          ref={first}
          label="Tier"
          optional
          maxLength={60}
          hint="As your plans name it; it counts in every program that has none of its own for this partner"
          value={text}
          onChange={(event) => setText(event.target.value)}
          error={fieldError(change.error, 'tier')}
        />
      </DialogForm>
    </Dialog>
  );
}

function ChangeParent({ partner, onClose }: { partner: Partner; onClose: () => void }) {
  const toast = useToast();
  const first = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(partner.parent?.code ?? '');
  const parent = text.trim() === '' ? null : text.trim();
  const change = useChange(
    () => api.post(`/partners/${partner.id}/parent`, { parent, from: partner.parent?.id ?? null }),
    {
      onDone: () => {
        onClose();
        toast(parent === null ? `Nobody is above ${partner.name}` : `${partner.name} is a sub-partner of ${parent}`, {
          tone: 'positive',
        });
      },
    },
  );
  const isSame = parent === (partner.parent?.code ?? null);
  const submit = (): void => {
    if (!isSame && !change.isPending) change.mutate(undefined);
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      initialFocus={first}
      title={`Change the parent of ${partner.name}?`}
      facts={['Overrides of sales from now on go to it; what is priced already stays.']}
      confirm={{
        label: parent === null ? 'Remove the parent' : `Set to ${parent}`,
        busy: change.isPending,
        disabled: isSame,
        onConfirm: submit,
      }}
    >
      <DialogForm onSubmit={submit}>
        <FormProblem error={change.error} />
        <TextField
          ref={first}
          label="Partner above it"
          optional
          maxLength={60}
          hint="Its code; empty for none"
          value={text}
          onChange={(event) => setText(event.target.value)}
          error={fieldError(change.error, 'parent')}
        />
      </DialogForm>
    </Dialog>
  );
}
