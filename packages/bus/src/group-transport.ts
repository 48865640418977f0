import { type CustomTransportStrategy, Server } from '@nestjs/microservices';
import type { OrganisationId, RecordedEvent } from '@tributary/contracts';
import { isObservable, lastValueFrom } from 'rxjs';
import type { DeadLetter } from './consumer/dead-letters.js';
import { type ConsumerParts, GroupConsumer } from './consumer/group-consumer.js';
import type { ConsumerGroup, Delivery } from './delivery.js';

/** Feeds one consumer group of one process; where the events come from is each transport's affair. */
export abstract class GroupTransport extends Server implements CustomTransportStrategy {
  protected types: ReadonlySet<string> = new Set();
  protected readonly consumer: GroupConsumer;

  constructor(protected readonly parts: ConsumerParts) {
    super();
    this.transportId = parts.group.transportId;
    const transport = this;
    this.consumer = new GroupConsumer(parts, {
      get types() {
        return transport.types;
      },
      callHandlers: (batch, delivery) => this.callHandlers(batch, delivery),
      gaveUp: (event, kind, error) => {
        const { id, correlation, organisation, position } = event;
        const message = `${this.group.name}: ${kind} at ${position} of ${organisation}`;
        this.logger.error({ message, error, group: this.group.name, event: id, correlation });
        this.gaveUp(event, kind, error);
      },
    });
  }

  override listen(started: (error?: unknown) => void): void {
    this.types = new Set([...this.messageHandlers.values()].flatMap(({ extras }): string[] => extras?.['types'] ?? []));
    this.parts.outbox.ship(); // what a crash left
    this.start().then(
      () => started(),
      (error: unknown) => started(error),
    );
  }

  get group(): ConsumerGroup {
    return this.parts.group;
  }

  get generation(): number {
    return this.consumer.progress.generation;
  }

  get handledTypes(): readonly string[] {
    return [...this.types];
  }

  /** Calls the handlers outside the live flow too: a replayed dead letter, or a rebuild. */
  async callHandlers(batch: readonly RecordedEvent[], delivery: Delivery): Promise<void> {
    for (const handler of this.messageHandlers.values()) {
      const answer: unknown = await handler(batch, delivery);
      if (isObservable(answer)) await lastValueFrom(answer, { defaultValue: undefined }); // carries what was thrown
    }
  }

  /** A dead letter's event alone with its effects. False where somebody else has dealt with it. */
  replay(deadLetter: string, event: RecordedEvent): Promise<boolean> {
    return this.consumer.replay(deadLetter, event);
  }

  override on(): never {
    throw new Error('This transport emits no events of its own');
  }

  override unwrap<Consumer>(): Consumer {
    return this.consumer as Consumer;
  }

  abstract override close(): Promise<void>;
  /** Everything up to here is handled by the group, except what is parked. */
  abstract position(): Promise<bigint>;
  /** Whether the group has handled a position within a time; false at once where the organisation is parked before it. */
  abstract waitFor(organisation: OrganisationId, position: bigint, within: number): Promise<boolean>;
  /** Reads checkpoints, parkings and skips again: after a release, a skip, or the switch of a rebuild. */
  abstract refresh(): void;

  protected abstract start(): Promise<void>;
  protected abstract gaveUp(event: RecordedEvent, kind: DeadLetter['kind'], error: unknown): void;
}
