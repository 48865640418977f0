import type { PlanVersion } from '@tributary/api-client';

export type Standing = 'to-come' | 'in-force' | 'over' | 'never';

export interface PlacedVersion extends PlanVersion {
  readonly standing: Standing;
  /** When a later version takes its place; null while none does. */
  readonly until: string | null;
}

/**
 * The newest first. Of the versions that have begun the one published last is in force, so a version that is to begin
 * later than one published after it never is.
 */
export function placed(versions: readonly PlanVersion[], now: number): PlacedVersion[] {
  return [...versions]
    .sort((a, b) => b.version - a.version)
    .map((version, n, all): PlacedVersion => {
      const until = earliest(all.slice(0, n).map(({ from }) => from));
      return { ...version, until, standing: standingOf(momentOf(version.from), until, now) };
    });
}

export const inForce = (versions: readonly PlacedVersion[]): PlacedVersion | undefined =>
  versions.find(({ standing }) => standing === 'in-force');

const momentOf = (from: string | null): number => (from === null ? Number.NEGATIVE_INFINITY : Date.parse(from));

function earliest(moments: readonly (string | null)[]): string | null {
  return moments.reduce<string | null>(
    (first, one) => (one !== null && (first === null || momentOf(one) < momentOf(first)) ? one : first),
    null,
  );
}

function standingOf(from: number, until: string | null, now: number): Standing {
  if (until !== null && momentOf(until) <= from) return 'never';
  if (from > now) return 'to-come';
  return until !== null && momentOf(until) <= now ? 'over' : 'in-force';
}
