/** What goes wrong with an installation, at random; a seed repeats the same faults in the same order. */
import { setTimeout as pause } from 'node:timers/promises';
import type { KafkaSettings } from '@tributary/bus';
import type { KafkaUnderTest, ProcessUnderTest, Random, ServicesUnderTest, UnsteadyLine } from '@tributary/testing';
import { Kafka, logLevel } from 'kafkajs';
import pg from 'pg';
import { sendAgain } from './old-messages.js';

const startPatience = 180_000;
const shortestRest = 500;
const longestRest = 2_000;
const longestCalm = 6_000;
const enoughFacts = 10;
/** Drawn until it is empty, then filled again: so each of them comes. */
const bagful = [
  'kill',
  'kill',
  'kill',
  'second',
  'second',
  'database',
  'broker',
  'line',
  'line',
  'duplicates',
  'relay',
] as const;
export const kinds: ReadonlySet<string> = new Set(bagful);
const topics = ['facts', 'clicks'] as const;

export interface Broken {
  readonly services: ServicesUnderTest;
  readonly kafka: KafkaUnderTest & { readonly line: UnsteadyLine };
}

interface Disturbance {
  readonly name: string;
  /** What nothing else may disturb meanwhile. */
  readonly target: string;
  run(): Promise<unknown>;
}

export class Disturbances {
  /** What was done, as it went. */
  readonly journal: string[] = [];
  readonly counts = new Map<string, number>();
  /** Processes that ended although nobody had ended them. */
  readonly deaths: string[] = [];
  private readonly busy = new Set<string>();
  private readonly underWay = new Set<Promise<void>>();
  private readonly extra = new Set<string>();
  private readonly bag: (typeof bagful)[number][] = [];
  private readonly settings: KafkaSettings;
  private readonly began = performance.now();

  constructor(
    private readonly broken: Broken,
    private readonly random: Random,
    /** How many facts have been acknowledged so far. */
    private readonly acknowledged: () => number,
  ) {
    const { kafka, services } = broken;
    const client = new Kafka({ brokers: [...kafka.brokers], logLevel: logLevel.NOTHING }); // it is told of what it breaks
    this.settings = { kafka: client, prefix: services.prefix };
  }

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const rest = this.random.between(shortestRest, longestRest);
      const disturbance = this.draw();
      await pause(rest, undefined, { signal }).catch(() => undefined);
      await this.untilItWorks(signal);
      if (!signal.aborted) this.begin(disturbance);
    }
    this.note('no more of it; what is under way comes to its end');
    await Promise.all(this.underWay);
    this.note('that is over');
    this.broken.kafka.line.flow();
    this.noteDeaths();
  }

  /** Faults should meet an installation at work, but not only there: it has so much time to get there. */
  private async untilItWorks(signal: AbortSignal): Promise<void> {
    const before = this.acknowledged();
    const end = performance.now() + longestCalm;
    while (!signal.aborted && performance.now() < end && this.acknowledged() < before + enoughFacts) await pause(50);
  }

  private begin({ name, target, run }: Disturbance): void {
    if (this.busy.has(target)) {
      this.note(`${name}: left out, ${target} is disturbed already`);
      return;
    }
    this.noteDeaths();
    this.busy.add(target);
    const kind = name.split(' ')[0]!;
    this.note(name);
    const running: Promise<void> = run()
      .then(
        () => {
          this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
        },
        (error: unknown) => this.note(`${name} did not work: ${error}`),
      )
      .finally(() => {
        this.busy.delete(target);
        this.underWay.delete(running);
      });
    this.underWay.add(running);
  }

  /** Draws all its numbers at once: whatever takes its time then, the next one is the same. */
  private draw(): Disturbance {
    if (this.bag.length === 0) this.bag.push(...bagful);
    const [kind] = this.bag.splice(this.random.between(0, this.bag.length - 1), 1);
    return this[kind!]();
  }

  private kill(): Disturbance {
    const [name, process] = this.random.pick(this.processes());
    const away = this.random.between(0, 3_000);
    return {
      name: `kill ${name}, start it ${away} ms later`,
      target: name,
      run: async () => {
        await process.end('SIGKILL');
        await pause(away);
        await startAtLast(process);
      },
    };
  }

  /** Adds a second process of a service, or takes it away again. */
  private second(): Disturbance {
    const name = this.random.pick(['commission', 'payout', 'analytics'] as const);
    const signal = this.random.pick(['SIGTERM', 'SIGKILL'] as const);
    const process = this.broken.services.seconds[name]!;
    const target = `second ${name}`;
    return {
      name: `${target}: add, or end with ${signal}`,
      target,
      run: async () => {
        if (this.extra.delete(target)) {
          await process.end(signal);
        } else {
          await startAtLast(process);
          this.extra.add(target);
        }
      },
    };
  }

  private database(): Disturbance {
    const { cluster } = this.broken.services;
    const killed = this.random.next() < 0.5;
    const away = this.random.between(200, 4_000);
    return {
      name: `database ${killed ? 'killed' : 'stopped'} for ${away} ms`,
      target: 'database',
      run: async () => {
        if (killed) cluster.kill();
        else await cluster.halt();
        await pause(away);
        await cluster.start();
      },
    };
  }

  private broker(): Disturbance {
    const { kafka } = this.broken;
    const away = this.random.between(200, 5_000);
    return {
      name: `broker killed for ${away} ms`,
      target: 'broker',
      run: async () => {
        await kafka.kill(0);
        await pause(away);
        await kafka.start(0);
      },
    };
  }

  private line(): Disturbance {
    const { line } = this.broken.kafka;
    const how = this.random.pick(['slow', 'silent', 'cut'] as const);
    const late = this.random.between(50, 800);
    const lasts = this.random.between(1_000, 8_000);
    return {
      name: `line ${how}${how === 'cut' ? '' : ` for ${lasts} ms`}`,
      target: 'line',
      run: async () => {
        if (how === 'slow') line.delay(late);
        if (how === 'silent') line.stall();
        if (how === 'cut') return line.cut();
        await pause(lasts);
        if (how === 'silent') line.cut();
        line.flow();
      },
    };
  }

  private duplicates(): Disturbance {
    const topic = this.random.pick(topics);
    const count = this.random.between(1, 60);
    return {
      name: `duplicates of the last ${count} in each partition of ${topic}`,
      target: `duplicates of ${topic}`,
      run: () => sendAgain(this.settings, `${this.settings.prefix}.${topic}`, count),
    };
  }

  private relay(): Disturbance {
    const log = this.random.pick(['fact', 'click']);
    const by = this.random.between(1, 500);
    return {
      name: `relay of ${log}s set back by ${by}`,
      target: `relay of ${log}s`,
      run: async () => {
        const client = new pg.Client({ connectionString: this.broken.services.cluster.url });
        client.on('error', () => undefined);
        await client.connect();
        await client
          .query(
            `
            update relay.published set position = greatest(position - $2, 0), leader = null, leads_until = '-infinity'
            where log = $1`,
            [log, by],
          )
          .finally(() => client.end());
      },
    };
  }

  private processes(): (readonly [string, ProcessUnderTest])[] {
    const { processes, relays } = this.broken.services;
    return [...Object.entries(processes), ...relays.map((relay, n) => [`relay ${n + 1}`, relay] as const)];
  }

  private noteDeaths(): void {
    const seconds = Object.entries(this.broken.services.seconds)
      .map(([name, process]) => [`second ${name}`, process] as const)
      .filter(([name]) => this.extra.has(name));
    for (const [name, process] of [...this.processes(), ...seconds]) {
      if (process.isRunning() || this.busy.has(name) || this.deaths.some((death) => death.startsWith(name))) continue;
      this.deaths.push(`${name}: ${process.output().slice(-2_000)}`);
      this.note(`${name} has ended by itself`);
    }
  }

  private note(text: string): void {
    const seconds = ((performance.now() - this.began) / 1_000).toFixed(1);
    this.journal.push(`${seconds.padStart(6)} s  ${text}`);
  }
}

/** As whatever supervises processes does: again and again, while what it needs is away too. */
async function startAtLast(process: ProcessUnderTest): Promise<void> {
  const end = performance.now() + startPatience;
  for (;;) {
    try {
      return await process.start();
    } catch (error) {
      if (performance.now() > end) throw error;
      await process.end('SIGKILL');
      await pause(shortestRest);
    }
  }
}
