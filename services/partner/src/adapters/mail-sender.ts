/** Sends by SMTP what the outbox holds: at least once, at most a few times, and nothing that is old. */
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { metrics } from '@tributary/telemetry';
import { createTransport, type Transporter } from 'nodemailer';
import type { Pool } from 'pg';
import type { Ports } from '../application/ports.js';
import { type MailRow, writeMail } from '../projections/mail.queries.js';

const unsentSql = readFileSync(new URL('../projections/unsent-mails.sql', import.meta.url), 'utf8');
const interval = 2_000;
const oldest = 24 * 3_600_000;
const attemptsLimit = 5;
const groupLimit = 20;

type Unsent = MailRow & { readonly attempts: number };

export class MailSender {
  private readonly logger = new Logger('MailSender');
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private readonly transport: Transporter;
  private readonly from: string;

  constructor(
    smtpUrl: string,
    private readonly pool: Pool,
    private readonly ports: Ports,
  ) {
    this.transport = createTransport(smtpUrl);
    this.from = new URL(smtpUrl).searchParams.get('from') ?? `tributary@${new URL(ports.publicUrl).hostname}`;
  }

  start(): void {
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    this.transport.close();
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.sendAll().catch((error: unknown) => this.logger.error(error));
      await pause(interval, undefined, { signal }).catch(() => undefined);
    }
  }

  /** One process at a time, or a mail would leave twice. */
  private async sendAll(): Promise<void> {
    const client = await this.pool.connect();
    let broken = true; // closing the connection lets go of its lock
    try {
      const {
        rows: [lock],
      } = await client.query<{ held: boolean }>(
        "select pg_try_advisory_lock(hashtext('tributary.partner-mail')) as held",
      );
      broken = lock?.held === true;
      if (!broken) return;
      const { rows } = await client.query<Unsent>(unsentSql, [
        this.ports.clock.now() - oldest,
        attemptsLimit,
        groupLimit,
      ]);
      for (const mail of rows) await this.send(mail);
      await client.query("select pg_advisory_unlock(hashtext('tributary.partner-mail'))");
      broken = false;
    } finally {
      client.release(broken);
    }
  }

  private async send(mail: Unsent): Promise<void> {
    const { to, subject, text } = await writeMail(this.ports, mail);
    const state =
      to === ''
        ? 'failed'
        : await this.transport.sendMail({ from: this.from, to, subject, text }).then(
            () => 'sent',
            (error: unknown) => {
              this.logger.warn(`A mail could not be sent: ${error instanceof Error ? error.message : 'unknown'}`);
              return 'failed';
            },
          );
    metrics.mails.inc({ outcome: state });
    await this.pool.query(
      `
      insert into mail_delivery (organisation, id, state, attempts, at) values ($1, $2, $3, $4, $5)
      on conflict (organisation, id) do update set state = excluded.state, attempts = excluded.attempts, at = excluded.at`,
      [mail.organisation, mail.id, state, mail.attempts + 1, this.ports.clock.now()],
    );
  }
}
