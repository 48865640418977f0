import {
  createTopics,
  inDays,
  inspectTopics,
  type InspectedTopic,
  refillTopic,
  type TopicsParts,
} from '@tributary/bus';
import type { LogName } from '@tributary/event-store';
import { printResult } from '../print.js';
import { withTopics } from './operator.js';

export interface CheckOptions {
  readonly json?: boolean;
}

export interface RefillOptions {
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

export async function check({ json }: CheckOptions): Promise<void> {
  const inspected = await withTopics((parts) => inspectTopics(parts));
  const faults = inspected.reduce((sum, topic) => sum + topic.faults.length, 0);
  printResult(json, { faults, topics: inspected.map(asJson) }, [
    ...inspected.flatMap(inWords),
    faults === 0 ? 'Every topic is as it should be.' : `${faults} faults. To fill topics: tributary topics refill`,
  ]);
  if (faults > 0) process.exitCode = 2;
}

export async function refill({ log, from, json }: RefillOptions): Promise<void> {
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
