import { useUi } from '../core/ui-provider.js';

export interface SkeletonProps {
  /** CSS width of the content it stands for. */
  width?: string | undefined;
  height?: string | undefined;
  shape?: 'text' | 'figure' | 'block' | undefined;
}

/** Has the size of what comes, so that nothing moves when it arrives. */
export function Skeleton({ width = '8rem', height, shape = 'text' }: SkeletonProps) {
  return (
    <span
      className="ui-skeleton"
      data-shape={shape}
      style={{ ...(shape === 'block' ? {} : { width }), ...(height === undefined ? {} : { height }) }}
      aria-hidden="true"
    />
  );
}

const widths = ['92%', '78%', '85%', '60%'];

export function SkeletonText({ lines = 3 }: { lines?: number | undefined }) {
  const { words } = useUi();
  return (
    <span className="ui-skeleton-lines" role="status">
      <span className="sr-only">{words.loading}</span>
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} width={widths[index % widths.length]} />
      ))}
    </span>
  );
}

/** A StatTile that is still on its way. */
export function SkeletonStat() {
  return (
    <div className="ui-stat" aria-hidden="true">
      <span className="ui-stat-name">
        <Skeleton width="4rem" />
      </span>
      <span className="ui-stat-value">
        <Skeleton width="6rem" shape="figure" />
      </span>
      <span className="ui-stat-sub">
        <Skeleton width="3.5rem" />
      </span>
    </div>
  );
}
