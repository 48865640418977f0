import type { Partner } from '@tributary/api-client';
import { Button, DateTime, Dialog, SectionHeader, TextArea, useToast } from '@tributary/ui';
import { useState } from 'react';
import { api, useChange, useData } from '../../../shared/api.js';
import { FormProblem } from '../../../shared/problem.js';

type Verb = 'suspend' | 'terminate';
const verbs = {
  suspend: {
    says: 'Suspend',
    done: 'suspended',
    facts: [
      'Payout runs leave them out until you reinstate them; what they earn stays on their balance.',
      'Their links go on to lead to your shop, and sales are recorded.',
      'They can still sign in, and see that their account is suspended.',
    ],
    end: 'You can reinstate them at any time.',
  },
  terminate: {
    says: 'Terminate',
    done: 'terminated',
    facts: [
      'They can make no new links and are not invited any more.',
      'Links that exist go on to lead to your shop.',
      'What they have earned stays, and can be approved and paid.',
      'Access to the portal stays until you revoke it.',
    ],
    end: 'This cannot be undone.',
  },
} as const;

/** Whether the partnership is active, since when it is not, and why. */
export function Standing({ partner }: { partner: Partner }) {
  const toast = useToast();
  const [asking, setAsking] = useState<Verb>();
  const turns = useData('partners', `/partners/${partner.id}/standing`);
  const suspendAgain = useChange(() => api.post(`/partners/${partner.id}/suspend`, {}), {
    onDone: () => toast(`${partner.name} is suspended again`),
  });
  const reinstate = useChange(() => api.post(`/partners/${partner.id}/reinstate`), {
    onDone: () =>
      toast(`${partner.name} reinstated`, { tone: 'positive', onUndo: () => suspendAgain.mutate(undefined) }),
  });
  const [last] = turns.data ?? [];
  return (
    <section aria-labelledby="standing">
      <SectionHeader
        id="standing"
        title="Partnership"
        description={
          partner.state === 'active' ? (
            'Active: links can be made, and payout runs include what is available.'
          ) : last === undefined ? undefined : (
            <>
              {last.change === 'terminated' ? 'Terminated' : 'Suspended'} <DateTime at={last.at} precision="minute" />
              {last.reason === null ? ', no reason given.' : `: ${last.reason}`}
            </>
          )
        }
      />
      <FormProblem error={reinstate.error ?? suspendAgain.error} />
      {partner.state === 'terminated' ? null : (
        <div className="flex flex-wrap gap-2">
          {partner.state === 'suspended' ? (
            <Button busy={reinstate.isPending} onClick={() => reinstate.mutate(undefined)}>
              Reinstate
            </Button>
          ) : (
            <Button onClick={() => setAsking('suspend')}>Suspend</Button>
          )}
          <Button onClick={() => setAsking('terminate')}>Terminate</Button>
        </div>
      )}
      {asking === undefined ? null : (
        <Ask
          partner={partner}
          verb={asking}
          onClose={() => setAsking(undefined)}
          onUndo={asking === 'suspend' ? () => reinstate.mutate(undefined) : undefined}
        />
      )}
    </section>
  );
}

function Ask({
  partner,
  verb,
  onClose,
  onUndo,
}: {
  partner: Partner;
  verb: Verb;
  onClose: () => void;
  onUndo: (() => void) | undefined;
}) {
  const toast = useToast();
  const [reason, setReason] = useState('');
  const { says, done, facts, end } = verbs[verb];
  const change = useChange(() => api.post(`/partners/${partner.id}/${verb}`, { reason: reason.trim() }), {
    onDone: () => {
      onClose();
      toast(`${partner.name} ${done}`, { onUndo });
    },
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`${says} ${partner.name}?`}
      facts={[...facts, end]}
      confirm={{
        label: `${says} ${partner.name}`,
        danger: verb === 'terminate',
        busy: change.isPending,
        disabled: reason.trim() === '',
        onConfirm: () => change.mutate(undefined),
      }}
    >
      <div className="ui-form">
        <FormProblem error={change.error} />
        <TextArea
          label="Reason"
          hint="For your colleagues; it is recorded with your name, and the partner is not told"
          required
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
    </Dialog>
  );
}
