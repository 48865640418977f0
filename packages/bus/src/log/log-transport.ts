import { setTimeout as pause } from 'node:timers/promises';
import type { OrganisationId, RecordedEvent } from '@tributary/contracts';
import { CheckpointMoved, noteHandled } from '../consumer/checkpoints.js';
import type { DeadLetter } from '../consumer/dead-letters.js';
import type { ConsumerParts } from '../consumer/group-consumer.js';
import { GroupTransport } from '../group-transport.js';
import type { Tail } from '../tail.js';

const retryDelay = 50;
const waitInterval = 5;
/** While something is parked: how soon a release in another process is noticed. */
const lookInterval = 2_000;
/** So many positions are noted at once; a start reads as many again, and drops them. */
const noteInterval = 2_000n;

export interface LogTransportParts extends ConsumerParts {
  readonly tail: Tail;
}

/** Feeds one consumer group from the log itself. */
export class LogTransport extends GroupTransport {
  /** Everything up to here is handled, except what is parked. */
  private handled = 0n;
  private noted = 0n;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;
  private interruption = new AbortController();
  private nextLook: NodeJS.Timeout | null = null;
  private readonly tail: Tail;

  constructor(parts: LogTransportParts) {
    super(parts);
    this.tail = parts.tail;
  }

  async close(): Promise<void> {
    this.stopped = true;
    this.consumer.stop();
    if (this.nextLook) clearTimeout(this.nextLook);
    this.interruption.abort();
    await this.running;
  }

  refresh(): void {
    this.interruption.abort();
  }

  async position(): Promise<bigint> {
    return this.handled;
  }

  async waitFor(organisation: OrganisationId, position: bigint, within: number): Promise<boolean> {
    const end = performance.now() + within;
    for (;;) {
      const { checkpoints, parked, released } = this.consumer.progress;
      if ((checkpoints.get(organisation) ?? 0n) >= position) return true;
      const behind = released.has(organisation);
      if (parked.has(organisation) && !behind) return false;
      if (this.handled >= position && !behind) return true;
      if (performance.now() > end || this.stopped) return false;
      await pause(waitInterval);
    }
  }

  protected async start(): Promise<void> {
    this.running = this.run();
  }

  /** Another process may release what is parked, and this one would not hear of it. */
  protected gaveUp(_event: RecordedEvent, kind: DeadLetter['kind']): void {
    if (kind === 'parked') this.lookAgain();
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      this.interruption = new AbortController();
      try {
        await this.resume();
        await this.consume();
      } catch (error) {
        if (!(error instanceof CheckpointMoved)) this.logger.error(error);
        if (!this.stopped) await pause(retryDelay);
      }
    }
    await this.note().catch((error: unknown) => this.logger.warn(error)); // only a start is slower without it
  }

  private async resume(): Promise<void> {
    await this.consumer.load();
    const { handled, released, parked } = this.consumer.progress;
    this.handled = handled;
    this.noted = handled;
    // Before anything else goes on, or the group's end would no longer say where every lane is.
    for (const lane of [...released]) await this.consumer.catchUp(lane, handled);
    if (parked.size > 0) this.lookAgain();
  }

  private async consume(): Promise<void> {
    while (!this.stopped) {
      const page = await this.tail.next(this.handled, this.interruption.signal);
      const last = page.at(-1);
      if (last) {
        await this.consumer.deliver(page);
        this.handled = last.position;
      }
      if (!last || this.handled - this.noted >= noteInterval) await this.note();
      if (!last) return;
    }
  }

  private async note(): Promise<void> {
    if (this.handled === this.noted) return;
    await noteHandled(this.parts.pool, this.group.name, this.consumer.progress, this.handled);
    this.noted = this.handled;
  }

  private lookAgain(): void {
    if (this.nextLook || this.stopped) return;
    this.nextLook = setTimeout(() => {
      this.nextLook = null;
      this.refresh();
    }, lookInterval).unref();
  }
}
