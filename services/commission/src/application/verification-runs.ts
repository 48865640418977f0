/** Verifications as work of their own: who asks for one need not wait for it, and any process can say how far it is. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Clock, OrganisationId } from '@tributary/contracts';
import { iso, problem, type ProblemDetails, problemOf } from '@tributary/service-kit';
import type { Verification } from './run-verification.js';
import type { Progress, Tell } from './verify.js';

export interface RunningVerification extends Progress {
  readonly id: string;
  readonly since: string;
}

/** The fault is not in the input. */
export type Reason = Omit<ProblemDetails, 'errors'>;

export interface FailedVerification {
  readonly id: string;
  readonly since: string;
  readonly problem: Reason;
}

export interface Verifications {
  readonly last: Verification | null;
  readonly running: RunningVerification | null;
  /** Why the latest came to no result. */
  readonly failed: FailedVerification | null;
}

/** The port to what all processes know of verifications. What a run says is heard only while it is the organisation's own. */
export interface VerificationBook {
  /** False while another one of the organisation runs. */
  begin(organisation: OrganisationId, run: RunningVerification): Promise<boolean>;
  /** That it still runs; false where it is no longer the organisation's run. */
  goOn(organisation: OrganisationId, id: string, progress: Progress): Promise<boolean>;
  finish(organisation: OrganisationId, id: string, result: Verification): Promise<void>;
  fail(organisation: OrganisationId, id: string, reason: Reason): Promise<void>;
  look(organisation: OrganisationId): Promise<Verifications>;
}

export type Verify = (organisation: OrganisationId, tell: Tell) => Promise<Verification>;

const attempts = 5;
/** Between two words of a run that it still runs. */
const interval = 1_000;

export class VerificationRuns {
  private readonly stopping = new AbortController();
  private readonly own = new Set<Promise<void>>();

  constructor(
    private readonly book: VerificationBook,
    private readonly clock: Clock,
    private readonly verify: Verify,
  ) {}

  /** Begins one, or answers the one that runs; null from a process that is about to end. */
  async ask(organisation: OrganisationId): Promise<RunningVerification | null> {
    for (let attempt = 0; attempt < attempts && !this.stopping.signal.aborted; attempt++) {
      const since = iso(this.clock.now());
      const run: RunningVerification = { id: randomUUID(), since, step: 'waiting', facts: 0, percent: 0 };
      if (await this.book.begin(organisation, run)) {
        this.start(organisation, run);
        return run;
      }
      const { running } = await this.book.look(organisation);
      if (running) return running; // else it has ended in between
    }
    return null;
  }

  look(organisation: OrganisationId): Promise<Verifications> {
    return this.book.look(organisation);
  }

  /** Those of this process end without a result, and say so. */
  async stop(): Promise<void> {
    this.stopping.abort(problem('verification-cut-off'));
    await Promise.all(this.own);
  }

  private start(organisation: OrganisationId, run: RunningVerification): void {
    const running = this.run(organisation, run).catch((error: unknown) => void problemOf(error));
    this.own.add(running);
    void running.then(() => this.own.delete(running));
  }

  private async run(organisation: OrganisationId, { id, ...begun }: RunningVerification): Promise<void> {
    const over = new AbortController();
    const signal = AbortSignal.any([over.signal, this.stopping.signal]);
    let progress: Progress = begun;
    const tell: Tell = (now) => {
      signal.throwIfAborted();
      progress = now;
    };
    void this.sayThatItRuns(organisation, id, over, () => progress);
    try {
      const result = await Promise.race([this.verify(organisation, tell), rejection(signal)]);
      await this.book.finish(organisation, id, result);
    } catch (error) {
      await this.book.fail(organisation, id, reasonOf(error));
    } finally {
      over.abort();
    }
  }

  private async sayThatItRuns(
    organisation: OrganisationId,
    id: string,
    over: AbortController,
    progress: () => Progress,
  ): Promise<void> {
    const { signal } = over;
    while (!signal.aborted) {
      await pause(interval, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      const isOwn = await this.book.goOn(organisation, id, progress()).catch(() => true); // a database may be away for a moment
      if (!isOwn) over.abort(problem('verification-cut-off'));
    }
  }
}

function rejection(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const end = (): void => reject(signal.reason);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}

/** A defect says what it is, because nobody but staff sees it. */
function reasonOf(error: unknown): Reason {
  const details = problemOf(error);
  return details.code === 'internal-error' && error instanceof Error ? { ...details, detail: error.message } : details;
}
