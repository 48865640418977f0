/** What both applications show of a commission in a row and in the head of its sheet. */
import type { Commission, Money as Amount } from '@tributary/api-client';
import {
  CommissionState,
  type CommissionStateName,
  DateTime,
  InlineCode,
  Money,
  MoneyList,
  Rate,
  WhyAmount,
} from '@tributary/ui';
import type { ReactNode } from 'react';
import { inWords, minor, sums } from './money.js';
import { isPartState, otherParts, partsOf, partStates } from './parts.js';

const stateName = (state: Commission['state']): CommissionStateName =>
  state === 'awaiting-rate' ? 'awaitingRate' : state;

/** Until there is a rate, nobody can say what it comes to. */
export const isUnknown = ({ state, amount }: Pick<Commission, 'state' | 'amount'>): boolean =>
  state === 'awaiting-rate' && amount.amount === 0;

export function AmountOf({ commission, onOpen }: { commission: Commission; onOpen: () => void }) {
  return <WhyAmount value={minor(commission.amount)} unknown={isUnknown(commission)} owed onOpen={onOpen} />;
}

/** Of a list; `state` where it is of one, in which not all that it shows may be. */
export function SumOf({
  totals,
  state,
}: {
  totals: readonly { state: Commission['state']; amount: Amount }[];
  state: string | undefined;
}) {
  if (state === 'awaiting-rate') return <>of an amount that is unknown until there is a rate</>;
  const all = <MoneyList values={sums(totals.map(({ amount }) => amount))} />;
  if (!isPartState(state) || totals.every((total) => total.state === state)) return all;
  const own = totals.filter((total) => total.state === state);
  return (
    <>
      <MoneyList values={sums(own.map(({ amount }) => amount))} /> {state} of {all}
    </>
  );
}

export function WhyTitle({ commission }: { commission: Pick<Commission, 'state' | 'amount'> }) {
  if (isUnknown(commission)) return <>Why no amount yet?</>;
  return (
    <>
      Why <Money value={minor(commission.amount)} />?
    </>
  );
}

/** Where it has parts in several states, each with its amount; not where these stand beside it. */
export function StateOf({ commission, alone = true }: { commission: Commission; alone?: boolean }) {
  const { state } = commission;
  const others = otherParts(commission);
  const next = nextOf(commission);
  if (!alone || others.length === 0 || !isPartState(state))
    return <CommissionState state={stateName(state)} next={next} />;
  return (
    <CommissionState
      state={stateName(state)}
      next={
        <>
          {inWords(partsOf(commission)[state])}
          {next === undefined ? null : <> {next}</>}
          {others.map(({ state: other, amount }) => `, ${inWords(amount)} ${other}`).join('')}
        </>
      }
    />
  );
}

/** For its sheet: each part that it has, where there are several. */
export function partsInWords(commission: Commission): { term: string; value: string }[] {
  const parts = partsOf(commission);
  const present = partStates.filter((part) => parts[part].amount !== 0);
  if (present.length < 2) return [];
  return [{ term: 'Of it', value: present.map((part) => `${inWords(parts[part])} ${part}`).join(', ') }];
}

function nextOf({ state, holdUntil, gross, amount, unsettled }: Commission): ReactNode {
  switch (state) {
    case 'held':
      return holdUntil === null ? undefined : (
        <>
          until <DateTime at={holdUntil} />
        </>
      );
    case 'pending':
      return unsettled === null ? 'to be approved' : 'not settled yet';
    case 'settled':
      return amount.amount < 0 ? 'taken off the balance' : 'not paid out';
    case 'awaiting-rate':
      return gross.currency === amount.currency ? undefined : `${gross.currency} to ${amount.currency}`;
    default:
      return undefined;
  }
}

/** The sender's number of what is paid for; an entry by hand has none that says anything, a bonus that of its rule. */
export function OrderOf({ commission: { kind, order } }: { commission: Pick<Commission, 'kind' | 'order'> }) {
  if (kind === 'manual') return <>By hand</>;
  return (
    <>
      {kind === 'bonus' ? 'Bonus ' : null}
      <InlineCode>{order}</InlineCode>
    </>
  );
}

/** A bonus, or what a parent earns, is for no sale of its own. */
export function SaleOf({ commission: { gross } }: { commission: Pick<Commission, 'gross'> }) {
  return gross.amount === 0 ? <span className="text-muted">n/a</span> : <Money value={minor(gross)} />;
}

/** No rule makes what is entered by hand. */
export function RateOf({ commission: { kind, rate } }: { commission: Pick<Commission, 'kind' | 'rate'> }) {
  if (kind === 'manual') return <span className="text-muted">n/a</span>;
  return rate === null ? <>by rule</> : <Rate rate={rate} />;
}
