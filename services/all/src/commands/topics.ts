import {
  createTopics,
  inDays,
  inspectTopics,
  type InspectedTopic,
  refillTopic,
  type TopicsParts,
} from '@tributary/bus';
import type { LogName } from '@tributary/event-store';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { printResult } from '../print.js';
import { withTopics } from '../topics/operator.js';

const environment = `
Works on Kafka and the log themselves, not through a server, with the settings of the relay. Environment:
  KAFKA_BROKERS      host:port, several with commas between
  KAFKA_PREFIX       leads the names of the topics, tributary unless set
  DATABASE_URL       the relay's
  EVENT_STORE_URL    the log, where it is apart from that
  TRIBUTARY_SECRET   the installation's`;

interface RefillOptions {
  readonly log?: keyof typeof logs;
  readonly from?: bigint;
  readonly json?: boolean;
}

interface Refilled {
  readonly topic: string;
  readonly after: bigint;
  readonly events: number;
}

const logs: Readonly<Record<'facts' | 'clicks', LogName>> = { facts: 'fact', clicks: 'click' };

export function addTopics(program: Command): void {
  const topics = program.command('topics').description("Kafka's copies of the log");
  topics
    .command('check')
    .description('hold every topic against the log; exit code 2 where something is wrong')
    .option('--json', 'print JSON')
    .addHelpText('after', environment)
    .action(check);
  topics
    .command('refill')
    .description('publish again what topics lack, and make those that are missing')
    .addOption(new Option('--log <log>', 'of one log alone').choices(['facts', 'clicks']))
    .addOption(
      new Option(
        '--from <position>',
        'everything after this position, 0 for all, without looking first; needs --log',
      ).argParser(positionFrom),
    )
    .option('--json', 'print JSON')
    .addHelpText('after', environment)
    .action(refill);
}

async function check({ json }: { readonly json?: boolean }): Promise<void> {
  const inspected = await withTopics((parts) => inspectTopics(parts));
  const faults = inspected.reduce((sum, topic) => sum + topic.faults.length, 0);
  printResult(json, { faults, topics: inspected.map(asJson) }, [
    ...inspected.flatMap(inWords),
    faults === 0 ? 'Every topic is as it should be.' : `${faults} faults. To fill topics: tributary topics refill`,
  ]);
  if (faults > 0) process.exitCode = 2;
}

async function refill({ log, from, json }: RefillOptions): Promise<void> {
  if (from !== undefined && !log) throw new Error('--from is a position of one log: name it with --log.');
  const { made, refilled } = await withTopics((parts) =>
    refillAll(parts, log ? [logs[log]] : Object.values(logs), from),
  );
  const lines = [
    ...made.map((topic) => `${topic}: made`),
    ...refilled.map(({ topic, after, events }) => `${topic}: ${events} events after ${after}`),
  ];
  const result = { made, refilled: refilled.map((each) => ({ ...each, after: String(each.after) })) };
  printResult(json, result, lines.length === 0 ? ['Nothing is missing.'] : [...lines, 'Now: tributary topics check']);
}

async function refillAll(
  parts: TopicsParts,
  wanted: readonly LogName[],
  from: bigint | undefined,
): Promise<{ made: string[]; refilled: Refilled[] }> {
  const inspected = await inspectTopics(parts, from === undefined ? wanted : []);
  const wrong = inspected.find(({ copy }) => copy && copy.strange.events > 0);
  if (wrong)
    throw new Error(
      `${wrong.topic} holds messages that are not of this log, as after a restore. Delete the topic, then run this again.`,
    );
  await createTopics(parts);
  const refilled: Refilled[] = [];
  for (const { topic, plan, copy } of inspected) {
    const after = from ?? copy?.missingAfter ?? null;
    if (after !== null && plan.log && wanted.includes(plan.log))
      refilled.push({ topic, after, events: await refillTopic(parts, plan.log, after) });
  }
  return { made: inspected.filter(({ settings }) => !settings).map(({ topic }) => topic), refilled };
}

function positionFrom(text: string): bigint {
  if (!/^\d{1,18}$/.test(text)) throw new InvalidArgumentError('It must be a position of the log, 0 for all of it.');
  return BigInt(text);
}

function inWords({ topic, settings, copy, faults, notes }: InspectedTopic): string[] {
  const kept = settings
    ? `${settings.partitions} partitions, kept ${inDays(settings.retentionMilliseconds)}`
    : 'missing';
  const holds = copy?.first != null ? `, ${copy.messages} messages from ${copy.first} to ${copy.last}` : '';
  const published = copy ? `; published up to ${copy.published} of ${copy.head}` : '';
  return [
    `${topic}: ${kept}${holds}${published}`,
    ...faults.map((fault) => `  fault  ${fault}`),
    ...notes.map((note) => `  note   ${note}`),
  ];
}

function asJson({ topic, settings, copy, faults, notes }: InspectedTopic): object {
  const retention = settings?.retentionMilliseconds ?? null;
  return {
    topic,
    exists: settings !== null,
    partitions: settings?.partitions ?? null,
    retentionMilliseconds: retention === Number.POSITIVE_INFINITY ? null : retention,
    ...(copy && {
      log: `${copy.log}s`,
      messages: copy.messages,
      first: copy.first && String(copy.first),
      last: copy.last && String(copy.last),
      published: String(copy.published),
      head: String(copy.head),
      missing: found(copy.missing),
      strange: found(copy.strange),
      unreadable: copy.unreadable,
    }),
    faults,
    notes,
  };
}

const found = ({ events, ranges }: NonNullable<InspectedTopic['copy']>['missing']): object => ({
  events,
  ranges: ranges.map(({ first, last }) => ({ first: String(first), last: String(last) })),
});
