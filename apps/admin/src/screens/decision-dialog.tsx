import type { Commission, Money } from '@tributary/api-client';
import {
  Callout,
  Checkbox,
  Dialog,
  formatCount,
  MoneyList,
  Receipt,
  type ReceiptLine,
  TextArea,
  useToast,
} from '@tributary/ui';
import { useState } from 'react';
import { api, useChange } from '../../../shared/api.js';
import { sumInWords, sums } from '../../../shared/money.js';
import { FormProblem } from '../../../shared/problem.js';
import { type Outcome, outcomeOf } from '../decision-outcome.js';
import { whenSettled } from '../../../shared/unsettled.js';

export type Verb = 'approve' | 'reject' | 'reopen';
const verbs = {
  approve: ['Approve', 'approved'],
  reject: ['Reject', 'rejected'],
  reopen: ['Reopen', 'reopened'],
} as const;

/** The amount that is seen now goes along: nobody decides on what changed meanwhile. */
function amountFor(verb: Verb, { pending, held, approved, amount }: Commission): Money {
  if (verb === 'approve') return pending;
  if (verb === 'reject') return { amount: held.amount + pending.amount + approved.amount, currency: pending.currency };
  return amount;
}

const neverRejected: readonly Commission['state'][] = ['rejected', 'reversed', 'nothing'];

/** An entry by hand is undone by its opposite. */
export const canBe = (verb: Verb, { state, component, pending, held, unsettled }: Commission): boolean =>
  verb === 'reopen'
    ? state === 'rejected'
    : verb === 'approve'
      ? state !== 'rejected' && pending.amount !== 0 && held.amount <= 0 && unsettled === null
      : !neverRejected.includes(state) && component !== 'manual';

export const decidable = (one: Commission): boolean => canBe('reject', one) || canBe('reopen', one);

/** What is paid or settled is rejected one by one, by who looks at it. */
export const selectable = (one: Commission): boolean =>
  decidable(one) && one.state !== 'paid' && one.state !== 'settled';

export const number = (count: number): string => (count === 1 ? '1 commission' : `${formatCount(count)} commissions`);

/** One line a currency, the largest number of commissions first. */
function linesOf(commissions: readonly Commission[], verb: Verb): ReceiptLine[] {
  const currencyOf = (one: Commission) => amountFor(verb, one).currency;
  return [...new Set(commissions.map(currencyOf))]
    .map((currency) => ({ currency, ones: commissions.filter((one) => currencyOf(one) === currency) }))
    .sort((a, b) => b.ones.length - a.ones.length)
    .map(({ currency, ones }) => ({
      key: currency,
      label: `${number(ones.length)}, ${partnersOf(ones)}`,
      amount: <MoneyList values={sums(ones.map((one) => amountFor(verb, one)))} />,
    }));
}

const partnersOf = (commissions: readonly Commission[]): string => {
  const count = new Set(commissions.map(({ partner }) => partner)).size;
  return count === 1 ? '1 partner' : `${formatCount(count)} partners`;
};

/** How many of a selection cannot be decided on so, and why; a bonus that waits says for what. */
function leftOut(verb: Verb, commissions: readonly Commission[]): string[] {
  const reasonOf = ({ unsettled }: Commission): string => {
    if (verb !== 'approve') return 'In another state.';
    return unsettled === null ? 'Still on hold, or nothing to approve.' : whenSettled(unsettled);
  };
  const counts = new Map<string, number>();
  for (const reason of commissions.map(reasonOf)) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => `${number(count)} of your selection left out. ${reason}`);
}

function factsOf(verb: Verb, isAnyPaid: boolean): string[] {
  switch (verb) {
    case 'approve':
      return [
        'The next payout run can pay this.',
        'Your name and these amounts are recorded.',
        'A refund that comes later is taken back from the balance.',
      ];
    case 'reject':
      return [
        ...(isAnyPaid ? [] : ['None of this is paid. What was approved already is taken back from the balance.']),
        'The partner sees the reason. You can reopen it later.',
      ];
    case 'reopen':
      return ['What is reopened counts again, in the state that sale and hold have now.'];
  }
}

/** What cannot simply be left unpaid. */
function AlreadyPaid({ of }: { of: readonly Commission[] }) {
  const isAll = of.every(({ paid, settled, amount }) => paid.amount + settled.amount === amount.amount);
  const isAnySettled = of.some(({ settled }) => settled.amount !== 0);
  return (
    <Callout
      tone="warning"
      title={`${sumInWords(of.flatMap(({ paid, settled }) => [paid, settled]))} is already ${isAnySettled ? 'paid or settled' : 'paid'}`}
    >
      Rejected, it becomes a debt of the partner: its balance and what it earns next repay that before anything is paid
      out again. What was paid too long ago to be taken back is written off.
      {isAll ? null : ' The rest is not paid; what of it was approved already is taken back from the balance.'}
    </Callout>
  );
}

interface DecisionDialogProps {
  verb: Verb;
  commissions: readonly Commission[];
  onClose: () => void;
  onDone?: () => void;
}

export function DecisionDialog({ verb, commissions, onClose, onDone }: DecisionDialogProps) {
  const toast = useToast();
  const [reason, setReason] = useState('');
  const [isFraud, setIsFraud] = useState(false);
  const possible = commissions.filter((one) => canBe(verb, one));
  const amounts = possible.map((one) => amountFor(verb, one));
  const [says, done] = verbs[verb];
  const decide = useChange(
    () => {
      const items = possible.map((one) =>
        verb === 'reopen' ? { id: one.id } : { id: one.id, amount: amountFor(verb, one).amount },
      );
      return outcomeOf(
        items,
        verb === 'reject'
          ? api.post('/commissions/reject', { items, reason, fraud: isFraud })
          : api.post(`/commissions/${verb}`, { items }),
      );
    },
    {
      onDone: (answer) => {
        if (answer.decided.length > 0) toast(`${number(answer.decided.length)} ${done}`, { tone: 'positive' });
        onDone?.();
        if (answer.refused.length === 0) onClose();
      },
    },
  );
  const refused = decide.data?.refused ?? [];
  if (refused.length > 0)
    return (
      <Refused
        refused={refused}
        decided={decide.data?.decided.length ?? 0}
        done={done}
        commissions={commissions}
        onClose={onClose}
      />
    );
  const isAnyPaid = possible.some(({ paid, settled }) => paid.amount !== 0 || settled.amount !== 0);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={possible.length === 0 ? `Nothing to ${verb}` : `${says} ${number(possible.length)}?`}
      facts={[
        ...(possible.length === 0 ? [] : factsOf(verb, isAnyPaid)),
        ...leftOut(
          verb,
          commissions.filter((one) => !canBe(verb, one)),
        ),
      ]}
      confirm={
        possible.length === 0
          ? undefined
          : {
              label: verb === 'reopen' ? `Reopen ${number(possible.length)}` : `${says} ${sumInWords(amounts)}`,
              danger: verb === 'reject',
              busy: decide.isPending,
              disabled: verb === 'reject' && reason.trim() === '',
              onConfirm: () => decide.mutate(undefined),
            }
      }
    >
      <div className="ui-form">
        <FormProblem error={decide.error} />
        {verb === 'reopen' || possible.length === 0 ? null : (
          <Receipt size="large" label="Sum of the selection" lines={linesOf(possible, verb)} />
        )}
        {verb === 'reject' ? (
          <>
            {isAnyPaid ? <AlreadyPaid of={possible} /> : null}
            <TextArea
              label="Reason"
              hint="In words that the partner can answer"
              required
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
            <Checkbox
              label="It was fraud"
              hint="These customers earn nobody anything more; what is approved of them comes to Review."
              checked={isFraud}
              onCheckedChange={setIsFraud}
            />
          </>
        ) : null}
      </div>
    </Dialog>
  );
}

function Refused({
  refused,
  decided,
  done,
  commissions,
  onClose,
}: {
  refused: Outcome['refused'];
  decided: number;
  done: string;
  commissions: readonly Commission[];
  onClose: () => void;
}) {
  const orders = new Map(commissions.map(({ id, order }) => [id, order]));
  return (
    <Dialog open onOpenChange={onClose} title={`${number(refused.length)} not ${done}`}>
      <Callout
        tone="warning"
        title={decided === 0 ? 'Nothing was changed' : `${number(decided)} ${done}, these were not`}
        alert
      >
        <ul>
          {refused.map(({ id, detail, code }) => (
            <li key={id}>
              {orders.get(id) ?? id}: {detail} <span className="ui-code">({code})</span>
            </li>
          ))}
        </ul>
      </Callout>
      <p className="mt-3 text-muted">The list shows them as they are now. Look at them, then decide again.</p>
    </Dialog>
  );
}
