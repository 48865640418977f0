/** Live updates: one connection listens to what projections announce, and tells the open screens that it concerns. */
import { setTimeout as pause } from 'node:timers/promises';
import type { ServerResponse } from 'node:http';
import type { Announcement } from '@tributary/bus';
import type { OrganisationId, PartnerId } from '@tributary/contracts';
import type { Pool, PoolClient } from 'pg';

export interface Listener {
  readonly organisation: OrganisationId;
  /** Null for staff. */
  readonly partner: PartnerId | null;
  readonly account: string;
  /** Of the session or key; a screen of a session that ended is closed. */
  readonly session: string | null;
  readonly response: ServerResponse;
}

const heartbeatEvery = 15_000;
const reconnectAfter = 1_000;
const perAccount = 20;
/** A screen that reads nothing is dropped rather than remembered. */
const unreadLimit = 64 * 1024;

export class LiveHub {
  private readonly listeners = new Set<Listener>();
  private connection: PoolClient | undefined;
  private heartbeat: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(private readonly pool: Pool) {}

  async start(): Promise<void> {
    this.heartbeat = setInterval(() => this.send(this.listeners, ': still here\n\n'), heartbeatEvery);
    this.heartbeat.unref();
    await this.listen();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.heartbeat);
    for (const listener of this.listeners) this.drop(listener);
    this.connection?.release(true);
    this.connection = undefined;
  }

  /** False where the account has too many screens open. */
  add(listener: Listener): boolean {
    const same = [...this.listeners].filter(({ account }) => account === listener.account);
    if (same.length >= perAccount) return false;
    this.listeners.add(listener);
    listener.response.once('close', () => this.listeners.delete(listener));
    listener.response.write('retry: 2000\nevent: ready\ndata: {}\n\n');
    return true;
  }

  dropPartner(organisation: string, partner: string): void {
    for (const listener of this.listeners) {
      if (listener.organisation === organisation && listener.partner === partner) this.drop(listener);
    }
  }

  dropSession(session: string): void {
    for (const listener of this.listeners) if (listener.session === session) this.drop(listener);
  }

  private drop(listener: Listener): void {
    this.listeners.delete(listener);
    listener.response.end();
  }

  private async listen(): Promise<void> {
    if (this.stopped) return;
    try {
      const connection = await this.pool.connect();
      this.connection = connection;
      connection.on('notification', ({ payload }) => this.hear(payload ?? ''));
      connection.once('error', () => void this.reconnect(connection));
      await connection.query('listen live');
    } catch {
      await this.reconnect(this.connection);
    }
  }

  private async reconnect(lost: PoolClient | undefined): Promise<void> {
    if (this.stopped || lost !== this.connection) return;
    this.connection = undefined;
    lost?.release(true);
    await pause(reconnectAfter, undefined, { ref: false });
    await this.listen();
    // What was announced meanwhile is lost: every screen looks again.
    this.send(this.listeners, 'event: change\ndata: {"topic":"all","position":null}\n\n');
  }

  private hear(payload: string): void {
    const { organisation, partners, topic, position } = JSON.parse(payload) as Announcement;
    const concerned = [...this.listeners].filter(
      (listener) =>
        listener.organisation === organisation &&
        (listener.partner === null || partners === null || partners.includes(listener.partner)),
    );
    this.send(concerned, `event: change\ndata: ${JSON.stringify({ topic, position })}\n\n`);
  }

  private send(listeners: Iterable<Listener>, text: string): void {
    for (const listener of listeners) {
      if (listener.response.writableLength > unreadLimit) this.drop(listener);
      else listener.response.write(text);
    }
  }
}
