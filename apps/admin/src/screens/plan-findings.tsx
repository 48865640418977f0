import type { PlanReview } from '@tributary/api-client';
import { formatCount, InlineCode } from '@tributary/ui';
import { CircleX, TriangleAlert } from 'lucide-react';

type Finding = PlanReview['errors'][number];

const looks = {
  errors: [CircleX, 'text-negative', 'error', 'errors', 'to put right before it can be published'],
  warnings: [TriangleAlert, 'text-warning', 'warning', 'warnings', 'which may be meant so'],
} as const;

export const countOf = (kind: keyof typeof looks, findings: readonly unknown[]): string =>
  `${formatCount(findings.length)} ${findings.length === 1 ? looks[kind][2] : looks[kind][3]}`;

/** What is to be said of a plan, each with the place that it is said of. */
export function PlanFindings({
  kind,
  findings,
  lineOf,
  onShow,
}: {
  kind: keyof typeof looks;
  findings: readonly Finding[];
  /** The line of a path, where the text can be read. */
  lineOf?: ((path: string) => number | undefined) | undefined;
  /** Leads to the place. */
  onShow?: ((finding: Finding) => void) | undefined;
}) {
  if (findings.length === 0) return null;
  const [Icon, tone, , , meaning] = looks[kind];
  return (
    <div>
      <h3 className={`flex items-center gap-2 font-semibold ${tone}`}>
        <Icon aria-hidden="true" />
        {countOf(kind, findings)}, {meaning}
      </h3>
      <ul className="mt-2 border-line border-t">
        {findings.map((finding) => (
          <li key={`${finding.path} ${finding.code} ${finding.message}`} className="border-line border-b py-2">
            <p>{finding.message}</p>
            <Place finding={finding} line={lineOf?.(finding.path)} onShow={onShow} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Place({
  finding,
  line,
  onShow,
}: {
  finding: Finding;
  line: number | undefined;
  onShow: ((finding: Finding) => void) | undefined;
}) {
  const words = (
    <>
      {finding.path === '' ? 'The plan' : <InlineCode>{finding.path}</InlineCode>}
      {line === undefined ? null : `, line ${formatCount(line)}`}
    </>
  );
  return onShow === undefined ? (
    <p className="text-muted text-sm">{words}</p>
  ) : (
    <button
      type="button"
      className="ui-link min-h-6 text-left text-sm [overflow-wrap:anywhere]"
      onClick={() => onShow(finding)}
    >
      {words}
    </button>
  );
}
