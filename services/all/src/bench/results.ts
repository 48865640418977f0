/** One figure of a run; a comparison holds because both sides were measured in the same run. */
export interface Result {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly against?: string;
  readonly ratio?: number;
  /** The most memory that it took. */
  readonly rss_mb?: number;
  readonly p50_ms?: number;
  readonly p99_ms?: number;
}

export function compared(result: Result, against: Result): Result {
  return { ...result, against: against.name, ratio: round(result.value / against.value, 3) };
}

export function round(value: number, digits = 0): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
}

/** The value below which a share of the samples lies. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function inWords(result: Result): string {
  const latency = result.p50_ms === undefined ? '' : `  p50 ${result.p50_ms} ms  p99 ${result.p99_ms} ms`;
  const ratio = result.ratio === undefined ? '' : `  ${result.ratio} of ${result.against}`;
  const memory = result.rss_mb === undefined ? '' : `  ${result.rss_mb} MB`;
  return `${result.name.padEnd(18)} ${String(result.value).padStart(10)} ${result.unit.padEnd(10)}${ratio}${memory}${latency}`;
}
