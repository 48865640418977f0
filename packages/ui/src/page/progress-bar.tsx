import type { ReactNode } from 'react';

export type SegmentTone = 'main' | 'second' | 'held' | 'negative' | 'positive';

export interface ProgressSegment {
  readonly label: string;
  readonly value: number;
  readonly tone?: SegmentTone | undefined;
  /** How it is written in the legend: an amount, a count. */
  readonly text?: ReactNode;
}

export interface ProgressBarProps {
  /** The whole in words: "412 of 420 sent, 8 failed". */
  label: string;
  segments: readonly ProgressSegment[];
  /** The whole; what the segments do not fill stays empty. Their sum when left out. */
  total?: number | undefined;
  legend?: boolean | undefined;
  /** Something is still going on, so it is a progress bar and not a picture of shares. */
  running?: boolean | undefined;
}

export function ProgressBar({ label, segments, total, legend = false, running = false }: ProgressBarProps) {
  const filled = segments.reduce((sum, segment) => sum + segment.value, 0);
  const rest = Math.max(0, (total ?? filled) - filled);
  const percent = total === undefined || total === 0 ? 100 : Math.round((filled / total) * 100);
  const marks = segments.filter((segment) => segment.value > 0);
  const drawn = (
    <>
      {marks.map((segment) => (
        <i key={segment.label} data-tone={segment.tone} style={{ flex: `${segment.value} 0 0px` }} />
      ))}
      {rest > 0 ? <i data-tone="rest" style={{ flex: `${rest} 0 0px` }} /> : null}
    </>
  );
  return (
    <div>
      {running ? (
        <div
          className="ui-meter"
          role="progressbar"
          aria-label={label}
          aria-valuenow={percent}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuetext={label}
        >
          {drawn}
        </div>
      ) : (
        <div className="ui-meter" role="img" aria-label={label}>
          {drawn}
        </div>
      )}
      {legend ? (
        <ul className="ui-legend">
          {segments.map((segment) => (
            <li key={segment.label}>
              <KeySwatch tone={segment.tone} />
              {segment.label} {segment.text}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** The small square that ties a word to its segment. */
export function KeySwatch({ tone = 'main' }: { tone?: SegmentTone | undefined }) {
  return <i className="ui-key" data-tone={tone} aria-hidden="true" />;
}
