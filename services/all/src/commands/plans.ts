import type { Plan, PlanChange, PlanFinding, PlanReview, PlanVersion } from '@tributary/api-client';
import { type Command, InvalidArgumentError } from 'commander';
import { apiSettings, connect } from '../api.js';
import { confirm } from '../confirm.js';
import { printResult } from '../print.js';
import { readPlanFile } from './plan-file.js';

interface Shown {
  readonly program: string;
  readonly version?: number;
  readonly json?: boolean;
}

interface Drafted {
  readonly program: string;
  readonly file: string;
  readonly from?: string;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** Of the input, as for rows of an import that were refused. */
const refused = 2;

export function addPlans(program: Command): void {
  const plans = program.command('plans').description("check, show and publish programs' plans");
  const drafted = (name: string, description: string) =>
    plans
      .command(name)
      .description(description)
      .requiredOption('--program <code>', 'the program')
      .requiredOption('--file <plan.json>', 'the plan; docs/plans.md says how to write one')
      .option(
        '--from <moment>',
        'a day such as 2026-12-01, in the program’s zone, or a moment such as 2026-12-01T00:00:00Z; now without',
      );
  drafted('validate', 'say what is wrong with a plan, what is doubtful and what it changes; exit code 2 on errors')
    .option('--json', 'print JSON')
    .action(validate);
  plans
    .command('show')
    .description('the plan in force or to come, in words')
    .requiredOption('--program <code>', 'the program')
    .option('--version <number>', 'this version alone; all of them without', versionNumber)
    .option('--json', 'print JSON, with the plan as data')
    .action(show);
  drafted('publish', 'publish a plan as the next version; exit code 2 on errors')
    .option('--yes', 'do not ask')
    .option('--json', 'print JSON')
    .action(publish);
}

async function validate({ json, ...draft }: Drafted): Promise<void> {
  const { review } = await reviewed(draft);
  printResult(json, review, reviewInWords(review));
  if (review.errors.length > 0) process.exitCode = refused;
}

async function show({ program, version: wanted, json }: Shown): Promise<void> {
  const versions = await connect(apiSettings()).get('/plans', { program });
  const shown = versions.filter(({ version }) => wanted === undefined || version === wanted);
  if (wanted !== undefined && shown.length === 0) throw new Error(`The program ${program} has no version ${wanted}.`);
  const lines = shown.length === 0 ? [`The program ${program} has no plan yet.`] : shown.flatMap(versionInWords);
  printResult(json, shown, lines);
}

async function publish({ yes, json, ...draft }: Drafted): Promise<void> {
  const { api, body, review } = await reviewed(draft);
  if (review.errors.length > 0) {
    printResult(json, review, reviewInWords(review));
    process.exitCode = refused;
    return;
  }
  if (!json) process.stdout.write(`${reviewInWords(review).join('\n')}\n`);
  const { zone, overtaken } = review;
  const start = review.from === null || draft.from !== undefined ? beginningIn(zone, review.from) : 'from now on';
  const never =
    overtaken.length === 0
      ? ''
      : ` Never in force then: ${overtaken.map(({ version }) => `version ${version}`).join(', ')}.`;
  if (!yes) await confirm(`publish this plan for ${draft.program}, ${start}.${never}`, 'publish');
  const published = await api.post('/plans', body);
  printResult(json, { ...published, warnings: review.warnings, changes: review.changes, overtaken }, [
    `Version ${published.version} of ${draft.program} is published, ${beginningIn(zone, published.from)}.${never}`,
  ]);
}

async function reviewed({ program, file, from }: Drafted) {
  const api = connect(apiSettings());
  // What the file holds is judged by the server, whatever its shape.
  const body = { program, plan: readPlanFile(file) as Plan, ...(from !== undefined && { from }) };
  return { api, body, review: await api.post('/plans/validate', body) };
}

function reviewInWords({ errors, warnings, changes, sentences, comparedTo, overtaken, zone }: PlanReview): string[] {
  const part = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
  const against = comparedTo === null ? 'It is the first version:' : `Against version ${comparedTo}:`;
  return [
    ...part('Errors:', errors.map(findingInWords)),
    ...part('Warnings:', warnings.map(findingInWords)),
    ...(comparedTo === null
      ? part(
          against,
          sentences.map(({ text }) => text),
        )
      : part(against, changes.length === 0 ? ['nothing changes.'] : changes.flatMap(changeInWords))),
    ...overtaken.map(
      ({ version, from }) =>
        `Version ${version}, planned ${beginningIn(zone, from)}, will never be in force: this one is published after it and begins no later.`,
    ),
    ...(errors.length === 0 ? ['This plan can be published.'] : ['This plan cannot be published.']),
  ];
}

const findingInWords = ({ path, message, code }: PlanFinding): string => `${path || 'plan'}: ${message} (${code})`;

function changeInWords({ kind, before, after }: PlanChange): string[] {
  return [`${kind}:`, ...(before === null ? [] : [`  - ${before}`]), ...(after === null ? [] : [`  + ${after}`])];
}

function versionInWords({ version, from, publishedAt, sentences }: PlanVersion): string[] {
  const head = `Version ${version}, ${beginning(from)}, published ${publishedAt}`;
  return [head, ...sentences.map(({ text }) => `  ${text}`)];
}

const beginning = (from: string | null): string => (from === null ? 'without a beginning' : `from ${from}`);

/** With the clock of the program's zone, by which its days begin. */
function beginningIn(zone: string, from: string | null): string {
  if (from === null) return beginning(null);
  const clock = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: zone });
  return `${beginning(from)} (${clock.format(new Date(from))}, ${zone})`;
}

function versionNumber(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('Give the number of a version, such as 2.');
  return Number(text);
}
