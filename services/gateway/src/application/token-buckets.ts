export interface BucketSize {
  /** Tokens a second. */
  readonly rate: number;
  readonly burst: number;
}

interface Bucket {
  tokens: number;
  at: number;
}

/** So many callers are remembered; beyond, the one that was quiet for longest is forgotten. */
const remembered = 10_000;

/** Limits how often each caller may do something, in bounded memory. */
export class TokenBuckets {
  private readonly buckets = new Map<string, Bucket>();

  constructor(
    private readonly size: BucketSize,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** 0 where a token was left, else the seconds until there is one. */
  take(caller: string): number {
    const { rate, burst } = this.size;
    const now = this.now();
    const bucket = this.buckets.get(caller) ?? { tokens: burst, at: now };
    bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1_000) * rate);
    bucket.at = now;
    this.buckets.delete(caller); // and in again: a Map keeps the order of insertion
    this.buckets.set(caller, bucket);
    if (this.buckets.size > remembered) this.forgetOldest();
    if (bucket.tokens < 1) return (1 - bucket.tokens) / rate;
    bucket.tokens -= 1;
    return 0;
  }

  forget(caller: string): void {
    this.buckets.delete(caller);
  }

  private forgetOldest(): void {
    const [oldest] = this.buckets.keys();
    if (oldest !== undefined) this.buckets.delete(oldest);
  }
}
