import type { Activity, CommissionExplanation } from '@tributary/api-client';
import {
  DateTime,
  type FeedItem,
  formatCount,
  Money,
  Receipt,
  type ReceiptLine,
  Timeline,
  type TimelineEntry,
  UiLink,
} from '@tributary/ui';
import { BadgeCheck, Banknote, CircleX, Link2, ShoppingCart, Undo2, UserPlus, UserRoundCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { isUnknown } from './commission-cells.js';
import { minor } from './money.js';

type Step = CommissionExplanation['steps'][number];

const isTakenBack = ({ kind, amount }: Step): boolean =>
  kind === 'rejected' || (kind === 'reversed' && (amount === null || amount.amount < 0));

const waits = new Set(['awaiting-rate', 'decision', 'hold', 'payout']);
const done = new Set(['paid', 'settled']);

/** Reasons are no events: they stand by the one that they explain. */
function kindOf(step: Step): TimelineEntry['kind'] {
  if (isTakenBack(step)) return 'negative';
  if (waits.has(step.kind)) return 'future';
  if (done.has(step.kind)) return 'event';
  return step.at === null || step.kind === 'rule' ? 'reason' : 'event';
}

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
  return (
    <details className="mt-3">
      <summary className="min-h-6 w-fit cursor-pointer">Rules that did not pay: {formatCount(rules.length)}</summary>
      <ul className="mt-1 grid gap-1" aria-label="Rules that did not pay">
        {rules.map(({ rule, line, reason }) => (
          <li key={`${rule} ${line}`}>
            {rule}
            {line === null ? null : `, line ${line}`}: {reason.charAt(0).toLowerCase() + reason.slice(1)}
          </li>
        ))}
      </ul>
    </details>
  );
}

function entries(of: CommissionExplanation, receipt: readonly ReceiptLine[], commissions: string): TimelineEntry[] {
  const { steps, attribution, lostRules } = of;
  const ruleAt = steps.findLastIndex((step) => step.kind === 'rule');
  const boundAt = steps.findLastIndex((step) => step.kind === 'signup');
  return steps.map((step, index) => {
    const isRule = step.kind === 'rule';
    const body = [
      isRule ? <blockquote key="rule">{step.title}</blockquote> : null,
      step.isRecorded ? <p key="recorded">This is when it became known.</p> : null,
      step.detail === null ? null : <Detail key="detail" step={step} commissions={commissions} />,
      step.amount === null ? null : (
        <p key="amount">
          <Money value={minor(step.amount)} owed={isTakenBack(step)} />
        </p>
      ),
      index === boundAt ? <Lost key="lost" attribution={attribution} /> : null,
      index === ruleAt && receipt.length > 0 ? <Receipt key="sum" label="The sum" lines={receipt} /> : null,
      index === ruleAt && lostRules.length > 0 ? <LostRules key="lost-rules" rules={lostRules} /> : null,
    ].filter((part) => part !== null);
    return {
      key: `${step.kind}-${index}`,
      title: isRule ? 'Rule' : step.title,
      ...(step.at === null || isRule ? {} : { at: step.at }),
      kind: kindOf(step),
      children: body.length === 0 ? undefined : body,
    };
  });
}

function Detail({ step: { detail, commission }, commissions }: { step: Step; commissions: string }) {
  return <p>{commission === null ? detail : <UiLink href={`${commissions}/${commission}`}>{detail}</UiLink>}</p>;
}

function AmountOfLine({ line: { amount, exact } }: { line: CommissionExplanation['receipt'][number] }) {
  return <Money value={exact === null ? minor(amount) : { ...minor(amount), minor: exact }} />;
}

const decided: Readonly<Record<CommissionExplanation['decisions'][number]['kind'], string>> = {
  approved: 'Approved',
  withdrawn: 'Approval withdrawn',
  rejected: 'Rejected',
  'rejected-as-fraud': 'Rejected as fraud',
  reopened: 'Reopened',
  released: 'Released from its hold',
  corrected: 'Corrected to',
  entered: 'Entered',
};

/** Who it was, to those who are told. */
type NameOf = (by: string) => string;

/** What people gave a reason for; the present rejection is said by itself. */
function Reasons({ of: { decisions, rejection }, nameOf }: { of: CommissionExplanation; nameOf: NameOf }) {
  const given = decisions.filter(({ reason }) => reason !== null && reason !== rejection);
  if (given.length === 0) return null;
  return (
    <ul className="grid gap-1" aria-label="Reasons of decisions">
      {given.map(({ kind, at, amount, reason, by }) => (
        <li key={`${kind} ${at}`}>
          {decided[kind]}
          {kind !== 'corrected' || amount === null ? null : (
            <>
              {' '}
              <Money value={minor(amount)} />
            </>
          )}
          {by === null ? null : ` by ${nameOf(by)}`}, <DateTime at={at} />: {reason}
        </li>
      ))}
    </ul>
  );
}

/** Why this amount: every step in the order of time, and the sum as on a receipt. `commissions` is where others are found. */
export function Why({
  of,
  commissions,
  nameOf = (by) => by,
}: {
  of: CommissionExplanation;
  commissions: string;
  nameOf?: NameOf;
}) {
  const lines = of.receipt.map(
    (line, index): ReceiptLine => ({
      key: `${index}`,
      label: line.label,
      amount: index === of.receipt.length - 1 && isUnknown(of) ? 'unknown' : <AmountOfLine line={line} />,
      // Only the last sum is the answer; those before it are subtotals.
      kind: line.kind !== 'total' ? 'line' : index === of.receipt.length - 1 ? 'total' : 'rule',
      negative: line.kind === 'subtract' && line.amount.amount < 0,
    }),
  );
  return (
    <div className="grid gap-5">
      {of.rejection === null ? null : <p className="text-negative">Rejected: {of.rejection}</p>}
      <Reasons of={of} nameOf={nameOf} />
      {of.steps.some((step) => step.kind === 'rule') ? null : <Receipt label="The sum" lines={lines} />}
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
