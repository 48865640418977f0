import type { Program } from '@tributary/api-client';
import { Button, Dialog, useToast } from '@tributary/ui';
import { useState } from 'react';
import { api, useChange } from '../../../shared/api.js';
import { FormProblem } from '../../../shared/problem.js';

const actions = {
  activate: {
    verb: 'Activate',
    facts: ['Its links redirect and its sales earn commissions from now on.'],
    danger: false,
  },
  pause: {
    verb: 'Pause',
    facts: [
      'New signups are not attributed while it is paused.',
      'Commissions that exist stay, and can be approved and paid.',
      'You can activate it again.',
    ],
    danger: false,
  },
  end: {
    verb: 'End',
    facts: [
      'No new signups are attributed to it.',
      'Commissions that exist stay, and can be approved and paid.',
      'This cannot be undone.',
    ],
    danger: true,
  },
} as const;
type Action = keyof typeof actions;
const possible: Readonly<Record<Program['state'], readonly Action[]>> = {
  draft: ['activate'],
  active: ['end', 'pause'],
  paused: ['end', 'activate'],
  ended: [],
};

/** What can be done with a program in its state: each asks before. */
export function TurnProgram({ program }: { program: Program }) {
  const toast = useToast();
  const [asking, setAsking] = useState<Action>();
  const turn = useChange((action: Action) => api.post(`/programs/${program.id}/${action}`), {
    onDone: (_, action) => {
      setAsking(undefined);
      toast(`${program.name}: ${{ activate: 'active', pause: 'paused', end: 'ended' }[action]}`, { tone: 'positive' });
    },
  });
  return (
    <>
      {possible[program.state].map((action) => (
        <Button
          key={action}
          variant={action === 'activate' ? 'primary' : action === 'end' ? 'quiet' : 'plain'}
          onClick={() => setAsking(action)}
        >
          {actions[action].verb}
        </Button>
      ))}
      {asking === undefined ? null : (
        <Dialog
          open
          onOpenChange={() => setAsking(undefined)}
          title={`${actions[asking].verb} ${program.name}?`}
          facts={actions[asking].facts}
          confirm={{
            label: `${actions[asking].verb} ${program.name}`,
            danger: actions[asking].danger,
            busy: turn.isPending,
            onConfirm: () => turn.mutate(asking),
          }}
        >
          <FormProblem error={turn.error} />
        </Dialog>
      )}
    </>
  );
}
