import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { serialize } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { Replay } from '../../application/verify.js';
import type { Fact } from '../../domain/facts.js';
import { Dealing } from './dealing.js';
import type { FromThread, Kept, ThreadData, ToThread } from './thread-data.js';

/** Of the build, for sources as well. */
const program = fileURLToPath(new URL('../../../dist/adapters/threads/replay.thread.js', import.meta.url));
const mostThreads = 4;
/** Slices asked for in a generation, of all threads together. */
const slices = 600;
/** What a thread allocates lives so shortly that more young memory would only be more memory. */
const youngMb = 48;
/** A thread that is behind by so many batches is waited for. */
const ahead = 3;

/** Folds beside the thread that serves people, each program in one of a few. */
export class ThreadedReplay<Keeps extends keyof Kept> implements Replay<Kept[Keeps]> {
  private readonly threads: readonly Thread[];
  private readonly dealing: Dealing;

  constructor(keeps: Keeps, of = Math.max(1, Math.min(mostThreads, availableParallelism() - 1))) {
    const limit = Math.ceil(slices / of);
    this.threads = Array.from({ length: of }, () => new Thread({ keeps, limit }));
    this.dealing = new Dealing(of);
  }

  async fold(facts: readonly Fact[]): Promise<void> {
    const dealt = this.dealing.deal(facts);
    await Promise.all(this.threads.map((thread, nth) => thread.send(dealt[nth] ?? [])));
  }

  /** Of each thread. */
  async results(): Promise<readonly Kept[Keeps][]> {
    return (await Promise.all(this.threads.map((thread) => thread.end()))) as Kept[Keeps][];
  }

  async close(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.terminate()));
  }
}

class Thread {
  private readonly worker: Worker;
  private waiting = 0;
  private kept: FromThread['kept'];
  private failure: unknown = null;
  private wake = (): void => undefined;

  constructor(data: ThreadData) {
    this.worker = new Worker(program, { workerData: data, resourceLimits: { maxYoungGenerationSizeMb: youngMb } });
    this.worker.on('message', ({ kept }: FromThread) => {
      this.waiting--;
      this.kept = kept;
      this.wake();
    });
    this.worker.on('error', (error) => {
      this.failure = error;
      this.wake();
    });
  }

  /** Resolves when it is not too far behind. */
  async send(facts: readonly Fact[]): Promise<void> {
    if (facts.length === 0) return;
    this.post(serialize(facts));
    await this.until(() => this.waiting <= ahead);
  }

  async end(): Promise<FromThread['kept']> {
    this.post(null);
    await this.until(() => this.waiting === 0);
    return this.kept;
  }

  async terminate(): Promise<void> {
    await this.worker.terminate();
  }

  private post(message: ToThread): void {
    this.waiting++;
    this.worker.postMessage(message);
  }

  private async until(isReached: () => boolean): Promise<void> {
    while (!isReached()) {
      if (this.failure) throw this.failure;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }
}
