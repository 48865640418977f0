import type { PlanSentence } from '@tributary/api-client';
import { DateTime, StatusBadge, type Tone } from '@tributary/ui';
import { Archive, Ban, CalendarClock, CircleCheck } from 'lucide-react';
import type { ComponentType } from 'react';
import type { PlacedVersion, Standing } from './plan-versions.js';

/** A plan in words: its rules in their order, what is paid besides, and what holds for all of it. */
export function PlanSentences({ sentences }: { sentences: readonly PlanSentence[] }) {
  const rules = sentences.filter(isRule);
  const besides = sentences.filter(isBesides);
  const settings = sentences.filter((sentence) => !isRule(sentence) && !isBesides(sentence));
  return (
    <div>
      {rules.length === 0 ? null : (
        <ol aria-label="Rules">
          {rules.map(({ path, text }, n) => (
            <li key={path} className="flex gap-3 border-b border-line py-3">
              <span aria-hidden="true" className="text-muted tabular-nums">
                {n + 1}
              </span>
              <span>{text}</span>
            </li>
          ))}
        </ol>
      )}
      {besides.length === 0 ? null : (
        <ul aria-label="Bonuses and overrides">
          {besides.map(({ path, text }) => (
            <li key={path} className="border-b border-line py-3">
              {text}
            </li>
          ))}
        </ul>
      )}
      {settings.length === 0 ? null : (
        <ul aria-label="For all of it" className="grid gap-2 py-3 text-muted">
          {settings.map(({ path, text }) => (
            <li key={path}>{text}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

const isRule = ({ path }: PlanSentence): boolean => path.startsWith('rules[');
const isBesides = ({ path }: PlanSentence): boolean => /^(?:bonuses|overrides)\[/.test(path);

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

/** Where terms change: on the clock of the program's zone, which is named. */
export function ZonedMoment({ at, zone }: { at: string; zone: string }) {
  return (
    <>
      <DateTime at={at} precision="minute" timeZone={zone} /> ({zone})
    </>
  );
}

/** For which sales a version counts. */
export function TimeOf({
  version: { from, until, standing, version },
  zone,
}: {
  version: PlacedVersion;
  /** The program's. */
  zone: string;
}) {
  if (standing === 'never') return <>none: a version published after {version} begins before it</>;
  const begins = from === null ? null : <ZonedMoment at={from} zone={zone} />;
  const ends = until === null ? null : <ZonedMoment at={until} zone={zone} />;
  if (begins === null) return ends === null ? <>all sales</> : <>sales until {ends}</>;
  return ends === null ? (
    <>sales from {begins}</>
  ) : (
    <>
      sales from {begins} until {ends}
    </>
  );
}
