import type { PlanSentence } from '@tributary/api-client';
import { DateTime, StatusBadge, type Tone } from '@tributary/ui';
import { Archive, Ban, CalendarClock, CircleCheck } from 'lucide-react';
import type { ComponentType } from 'react';
import type { PlacedVersion, Standing } from './plan-versions.js';

/** A plan in words: its rules in their order, then what holds for all of them. */
export function PlanSentences({ sentences }: { sentences: readonly PlanSentence[] }) {
  const rules = sentences.filter(isRule);
  const others = sentences.filter((sentence) => !isRule(sentence));
  return (
    <div>
      {rules.length === 0 ? null : (
        <ol aria-label="Rules">
          {rules.map(({ path, text }, n) => (
            <li key={path} className="flex gap-3 border-b border-line py-3">
              <span aria-hidden="true" className="text-muted text-sm tabular-nums">
                {n + 1}
              </span>
              <span>{text}</span>
            </li>
          ))}
        </ol>
      )}
      {others.length === 0 ? null : (
        <ul aria-label="For all rules" className="grid gap-2 py-3 text-muted text-sm">
          {others.map(({ path, text }) => (
            <li key={path}>{text}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

const isRule = ({ path }: PlanSentence): boolean => path.startsWith('rules[');

const looks: Readonly<Record<Standing, readonly [Tone, ComponentType<{ 'aria-hidden'?: 'true' }>, string]>> = {
  'in-force': ['positive', CircleCheck, 'In force'],
  'to-come': ['accent', CalendarClock, 'To come'],
  over: ['neutral', Archive, 'Over'],
  never: ['neutral', Ban, 'Never in force'],
};

export function StandingOf({ standing }: { standing: Standing }) {
  const [tone, Icon, word] = looks[standing];
  return (
    <StatusBadge tone={tone} icon={<Icon aria-hidden="true" />}>
      {word}
    </StatusBadge>
  );
}

/** For which sales a version counts. */
export function TimeOf({ version: { from, until, standing, version } }: { version: PlacedVersion }) {
  if (standing === 'never') return <>none: a version published after {version} begins before it</>;
  const begins = from === null ? null : <DateTime at={from} precision="minute" />;
  const ends = until === null ? null : <DateTime at={until} precision="minute" />;
  if (begins === null) return ends === null ? <>all sales</> : <>sales until {ends}</>;
  return ends === null ? (
    <>sales from {begins}</>
  ) : (
    <>
      sales from {begins} until {ends}
    </>
  );
}
