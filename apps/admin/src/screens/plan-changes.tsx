import type { PlanReview } from '@tributary/api-client';
import { Minus, Pencil, Plus, Tag } from 'lucide-react';

const kinds = {
  added: [Plus, 'New'],
  changed: [Pencil, 'Changed'],
  removed: [Minus, 'Removed'],
  renamed: [Tag, 'Renamed'],
} as const;

type Change = PlanReview['changes'][number];

/** What a new version says that the one before does not, each in the words of both. */
export function PlanChanges({ changes, comparedTo }: Pick<PlanReview, 'changes' | 'comparedTo'>) {
  if (changes.length === 0)
    return <p>In words it says the same as version {comparedTo}. Only what the words do not tell may differ.</p>;
  return (
    <ul aria-label="What changes" className="border-line border-t">
      {changes.map((change) => (
        <li
          key={`${change.kind} ${change.path}`}
          className="grid gap-x-3 gap-y-1 border-line border-b py-3 min-[480px]:grid-cols-[5.5rem_minmax(0,1fr)]"
        >
          <Kind kind={change.kind} />
          <Words change={change} />
        </li>
      ))}
    </ul>
  );
}

function Kind({ kind }: { kind: Change['kind'] }) {
  const [Icon, word] = kinds[kind];
  return (
    <span className="flex items-center gap-1.5 self-start font-medium text-sm">
      <Icon aria-hidden="true" className="size-3.5" />
      {word}
    </span>
  );
}

function Words({ change: { before, after } }: { change: Change }) {
  if (before === null || after === null) return <p className={after === null ? 'text-muted' : ''}>{before ?? after}</p>;
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1">
      <dt className="text-muted text-sm">Now</dt>
      <dd className="text-muted">{before}</dd>
      <dt className="text-muted text-sm">Then</dt>
      <dd>{after}</dd>
    </dl>
  );
}
