import type { Plan, PlanReview, PlanVersion, Program } from '@tributary/api-client';
import { Dialog, useToast } from '@tributary/ui';
import { api, useChange } from '../../../shared/api.js';
import { ZonedMoment } from '../../../shared/plan.js';
import { FormProblem } from '../../../shared/problem.js';
import { momentOf } from './plan-begins.js';
import { PlanChanges } from './plan-changes.js';
import { PlanFindings } from './plan-findings.js';

/** A plan that was found to be in order, and what was said of it. */
export interface CheckedPlan {
  readonly plan: Plan;
  /** As chosen in its field; empty: now. */
  readonly begins: string;
  readonly review: PlanReview;
  /** How many versions there were; with another one the changes would be others. */
  readonly after: number;
}

const toDo = {
  'changed-meanwhile':
    'Another version was published while you looked at this one, and nothing was lost: go back and publish again, and the changes are named against that version.',
  'wrong-state': 'Go back and choose another moment.',
};

/** Names every change, from when and for which sales, before anything is published. */
export function PlanConfirmation({
  program,
  checked: { plan, begins, review, after },
  onClose,
  onPublished,
}: {
  program: Program;
  checked: CheckedPlan;
  onClose: () => void;
  onPublished: (version: PlanVersion) => void;
}) {
  const toast = useToast();
  const from = momentOf(begins, program.zone);
  const number = after + 1;
  const publish = useChange(
    () => api.post('/plans', { program: program.id, plan, after, ...(from !== undefined && { from }) }),
    {
      onDone: (version) => {
        toast(`Version ${version.version} published`, { tone: 'positive' });
        onPublished(version);
      },
    },
  );
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Publish version ${number} of ${program.name}?`}
      size="wide"
      cancelLabel="Back"
      facts={[
        <Begins key="begins" isFirst={review.from === null} from={from} zone={review.zone} />,
        ...(review.comparedTo === null
          ? []
          : [`Sales before that moment keep version ${review.comparedTo}, and what they earned is not changed.`]),
        ...review.overtaken.map(({ version, from: planned }) => (
          <span key={version}>
            Version {version}, planned for sales from <ZonedMoment at={planned} zone={review.zone} />, will never be in
            force: this one is published after it and begins no later.
          </span>
        )),
        'A version that is published is never changed or removed; a further one takes its place.',
      ]}
      confirm={{
        label: `Publish version ${number}`,
        busy: publish.isPending,
        onConfirm: () => {
          if (!publish.isPending) publish.mutate(undefined);
        },
      }}
    >
      <FormProblem error={publish.error} toDo={toDo} />
      <PlanChanges changes={review.changes} comparedTo={review.comparedTo} />
      <PlanFindings kind="warnings" findings={review.warnings} />
    </Dialog>
  );
}

function Begins({ isFirst, from, zone }: { isFirst: boolean; from: string | undefined; zone: string }) {
  if (isFirst) return <>It counts for all sales of the program.</>;
  return from === undefined ? (
    <>It counts for sales from the moment on that it is published.</>
  ) : (
    <>
      It counts for sales from <ZonedMoment at={from} zone={zone} /> on.
    </>
  );
}
