/** Live updates: hears what projections announce, and tells the open screens that it concerns. */
import type { ServerResponse } from 'node:http';
import type { Announcement, Announcements, Closing } from '@tributary/bus';
import type { OrganisationId, PartnerId } from '@tributary/contracts';

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
const perAccount = 20;
/** A screen that reads nothing is dropped rather than remembered. */
const unreadLimit = 64 * 1024;

export class LiveHub {
  private readonly listeners = new Set<Listener>();
  private heartbeat: NodeJS.Timeout | undefined;

  constructor(private readonly announcements: Announcements) {}

  async start(): Promise<void> {
    this.heartbeat = setInterval(() => this.send(this.listeners, ': still here\n\n'), heartbeatEvery);
    this.heartbeat.unref();
    await this.announcements.start({
      announced: (announcement) => this.tell(announcement),
      closed: (closing) => this.close(closing),
      missed: () => this.send(this.listeners, 'event: change\ndata: {"topic":"all","position":null}\n\n'),
    });
  }

  async stop(): Promise<void> {
    clearInterval(this.heartbeat);
    for (const listener of this.listeners) this.drop(listener);
    await this.announcements.stop();
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

  /** Of a session that ended, or of a partner who lost access. */
  private close(closing: Closing): void {
    for (const listener of this.listeners) {
      const concerned =
        'session' in closing
          ? listener.session === closing.session
          : listener.organisation === closing.organisation && listener.partner === closing.partner;
      if (concerned) this.drop(listener);
    }
  }

  private drop(listener: Listener): void {
    this.listeners.delete(listener);
    listener.response.end();
  }

  private tell({ organisation, partners, topic, position }: Announcement): void {
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
