/** One connection that listens to what is announced in a database; opened again when it is lost. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';

const reconnectAfter = 1_000;

export interface ListenerCalls {
  heard(payload: string): void;
  /** Listens again after a loss. */
  back?(): void;
}

export class DatabaseListener {
  private connection: PoolClient | undefined;
  private stopped = false;

  constructor(
    private readonly pool: Pool,
    private readonly calls: ListenerCalls,
  ) {}

  /** The connection that listens, while there is one. */
  get client(): PoolClient | undefined {
    return this.connection;
  }

  async start(): Promise<void> {
    if (this.stopped) return;
    try {
      const connection = await this.pool.connect();
      this.connection = connection;
      connection.on('notification', ({ payload }) => this.calls.heard(payload ?? ''));
      connection.once('error', () => void this.reconnect(connection));
      await connection.query('listen live');
    } catch {
      await this.reconnect(this.connection);
    }
  }

  stop(): void {
    this.stopped = true;
    this.connection?.release(true);
    this.connection = undefined;
  }

  private async reconnect(lost: PoolClient | undefined): Promise<void> {
    if (this.stopped || lost !== this.connection) return;
    this.connection = undefined;
    lost?.release(true);
    await pause(reconnectAfter, undefined, { ref: false });
    await this.start();
    this.calls.back?.();
  }
}
