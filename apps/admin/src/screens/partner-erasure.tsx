import type { Partner } from '@tributary/api-client';
import { Button, Dialog, SectionHeader, TextField, useToast } from '@tributary/ui';
import { useState } from 'react';
import { api, useChange } from '../../../shared/api.js';
import { FormProblem } from '../../../shared/problem.js';

/** For somebody who asks to be forgotten. */
export function Erasure({ partner }: { partner: Partner }) {
  const [asking, setAsking] = useState(false);
  return (
    <section aria-labelledby="erasure">
      <SectionHeader
        id="erasure"
        title="Personal data"
        description={
          partner.erased
            ? 'Erased: name, address and every remark about this partner are gone for good.'
            : 'When this person asks to be forgotten. Codes and amounts stay.'
        }
      />
      {partner.erased ? null : <Button onClick={() => setAsking(true)}>Erase personal data</Button>}
      {asking ? <Ask partner={partner} onClose={() => setAsking(false)} /> : null}
    </section>
  );
}

function Ask({ partner, onClose }: { partner: Partner; onClose: () => void }) {
  const toast = useToast();
  const [code, setCode] = useState('');
  const erase = useChange(() => api.post(`/partners/${partner.id}/erase`), {
    onDone: () => {
      onClose();
      toast(`${partner.code} is erased`);
    },
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Erase the personal data of ${partner.name}?`}
      facts={[
        'Name, address and every remark about them can never be read again, by anybody.',
        'They are signed out, and their account is removed unless it also belongs to another organisation.',
        `Links, sales and balances stay under the code ${partner.code}.`,
        'This cannot be undone.',
      ]}
      confirm={{
        label: 'Erase personal data',
        danger: true,
        busy: erase.isPending,
        disabled: code.trim() !== partner.code,
        onConfirm: () => erase.mutate(undefined),
      }}
    >
      <div className="ui-form">
        <FormProblem error={erase.error} />
        <TextField
          label="Code of the partner"
          hint={`Type ${partner.code} to confirm`}
          autoComplete="off"
          required
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
      </div>
    </Dialog>
  );
}
