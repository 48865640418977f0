import type { Activity, Commission, CommissionExplanation } from '@tributary/api-client';
import {
  CommissionState,
  type CommissionStateName,
  DateTime,
  type FeedItem,
  Money,
  Receipt,
  type ReceiptLine,
  Timeline,
  type TimelineEntry,
  UiLink,
} from '@tributary/ui';
import { BadgeCheck, Banknote, CircleX, Link2, ShoppingCart, Undo2, UserPlus, UserRoundCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { minor } from './money.js';

export const stateName = (state: Commission['state']): CommissionStateName =>
  state === 'awaiting-rate' ? 'awaitingRate' : state;

export function StateOf({ commission: { state, holdUntil } }: { commission: Pick<Commission, 'state' | 'holdUntil'> }) {
  return (
    <CommissionState
      state={stateName(state)}
      next={
        state === 'held' && holdUntil !== null ? (
          <>
            until <DateTime at={holdUntil} />
          </>
        ) : state === 'pending' ? (
          'to be approved'
        ) : undefined
      }
    />
  );
}

const negative = new Set(['reversed', 'rejected']);

/** The touches that lost, each with its reason; the one that won is a step of its own. */
function Lost({ attribution }: { attribution: CommissionExplanation['attribution'] }) {
  const lost = attribution?.touches.filter((touch) => !touch.won) ?? [];
  if (lost.length === 0) return null;
  return (
    <ul className="grid gap-1 text-muted text-sm" aria-label="Touches that lost">
      {lost.map((touch) => (
        <li key={`${touch.at} ${touch.link}`}>
          {touch.kind === 'code' ? 'Code' : 'Click on link'} {touch.link}
          {touch.partnerName === null ? null : ` of ${touch.partnerName}`}
          {touch.at === null ? null : (
            <>
              , <DateTime at={touch.at} />
            </>
          )}
          : {touch.reason.toLowerCase()}
        </li>
      ))}
    </ul>
  );
}

/** The rules that did not pay, each with its reason. */
function LostRules({ rules }: { rules: CommissionExplanation['lostRules'] }) {
  if (rules.length === 0) return null;
  return (
    <ul className="grid gap-1 text-muted text-sm" aria-label="Rules that did not pay">
      {rules.map(({ rule, line, reason }) => (
        <li key={`${rule} ${line}`}>
          {rule}
          {line === null ? null : `, line ${line}`}: {reason.charAt(0).toLowerCase() + reason.slice(1)}
        </li>
      ))}
    </ul>
  );
}

function entries(
  { steps, attribution, lostRules }: CommissionExplanation,
  receipt: readonly ReceiptLine[],
  commissions: string,
): TimelineEntry[] {
  const ruleAt = steps.findLastIndex((step) => step.kind === 'rule');
  const boundAt = steps.findLastIndex((step) => step.kind === 'signup');
  return steps.map((step, index) => ({
    key: `${step.kind}-${index}`,
    title: step.title,
    ...(step.at === null ? {} : { at: step.at }),
    kind: negative.has(step.kind)
      ? 'negative'
      : step.at === null
        ? 'reason'
        : Date.parse(step.at) > Date.now()
          ? 'future'
          : 'event',
    children:
      step.detail === null && step.amount === null && index !== ruleAt && index !== boundAt ? undefined : (
        <>
          {step.detail === null ? null : (
            <p>
              {step.commission === null ? (
                step.detail
              ) : (
                <UiLink href={`${commissions}/${step.commission}`}>{step.detail}</UiLink>
              )}
            </p>
          )}
          {step.amount === null ? null : (
            <p>
              <Money value={minor(step.amount)} owed={negative.has(step.kind)} />
            </p>
          )}
          {index === boundAt ? <Lost attribution={attribution} /> : null}
          {index === ruleAt && receipt.length > 0 ? <Receipt label="The sum" lines={receipt} /> : null}
          {index === ruleAt ? <LostRules rules={lostRules} /> : null}
        </>
      ),
  }));
}

/** Why this amount: every step in the order of time, and the sum as on a receipt. `commissions` is where others are found. */
export function Why({ of, commissions }: { of: CommissionExplanation; commissions: string }) {
  const lines = of.receipt.map(
    (line, index): ReceiptLine => ({
      key: `${index}`,
      label: line.label,
      amount: <Money value={line.exact === null ? minor(line.amount) : { ...minor(line.amount), minor: line.exact }} />,
      // Only the last sum is the answer; those before it are subtotals.
      kind: line.kind !== 'total' ? 'line' : index === of.receipt.length - 1 ? 'total' : 'rule',
      negative: line.kind === 'subtract' && line.amount.amount < 0,
    }),
  );
  const hasRule = of.steps.some((step) => step.kind === 'rule');
  return (
    <div className="grid gap-5">
      {of.rejection === null ? null : <p className="text-negative">Rejected: {of.rejection}</p>}
      {of.rule === null || hasRule ? null : (
        <p className="text-muted text-sm">
          {of.rule.text} ({of.rule.name === of.rule.text ? null : `${of.rule.name}, `}
          {of.rule.level} level, plan version {of.rule.planVersion})
        </p>
      )}
      {hasRule ? null : <Receipt label="The sum" lines={lines} />}
      <Timeline label="Why this amount" entries={entries(of, lines, commissions)} />
    </div>
  );
}

const icons = {
  signup: UserPlus,
  sale: ShoppingCart,
  refund: Undo2,
  'commission-approved': BadgeCheck,
  'commission-rejected': CircleX,
  'payout-paid': Banknote,
  'partner-joined': UserRoundCheck,
  'link-created': Link2,
} as const;

/** "Otter & Oak, sale NW-1024": the text begins small when a name stands before it. */
function sentenceOf({ text, partnerName }: Activity): string {
  if (partnerName === null || text.includes(partnerName)) return text;
  return `${partnerName}, ${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

/** An order number is not divided at its hyphens. */
function unbroken(text: string): ReactNode {
  const [, before, code, after] = /^(.*?)(\S*\d\S*)(.*)$/.exec(text) ?? [];
  if (code === undefined) return text;
  return (
    <>
      {before}
      <span className="whitespace-nowrap">{code}</span>
      {after}
    </>
  );
}

export function feedOf(items: readonly Activity[]): FeedItem[] {
  return items.map((item) => {
    const Icon = icons[item.kind] ?? ShoppingCart;
    return {
      key: item.id,
      icon: <Icon aria-hidden="true" />,
      at: item.at,
      text: (
        <>
          {unbroken(sentenceOf(item))}
          {item.amount === null ? null : (
            <>
              {' '}
              <b>
                <Money value={minor(item.amount)} owed />
              </b>
            </>
          )}
        </>
      ),
    };
  });
}
