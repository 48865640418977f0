import type { KafkaMessage } from 'kafkajs';

export interface WaitingBatch {
  readonly partition: number;
  readonly messages: readonly KafkaMessage[];
  resolve(handled: boolean): void;
}

/** What members have fetched and nobody has begun. A rebalance waits for a batch under way, and for none of these. */
export class WaitingBatches {
  private readonly batches = new Set<WaitingBatch>();

  /** Whether it came to be handled. */
  add(partition: number, messages: readonly KafkaMessage[], rebalancing: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const batch: WaitingBatch = { partition, messages, resolve };
      this.batches.add(batch);
      rebalancing.addEventListener('abort', () => this.batches.delete(batch) && resolve(false), { once: true });
    });
  }

  /** All of them: whoever takes them answers each. */
  take(): WaitingBatch[] {
    const batches = [...this.batches];
    this.batches.clear();
    return batches;
  }
}
