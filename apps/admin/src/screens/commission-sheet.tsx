import type { CommissionExplanation } from '@tributary/api-client';
import { Button, DateTime, DefinitionList, Money, Sheet, SkeletonText, UiLink } from '@tributary/ui';
import { useState } from 'react';
import { useData } from '../../../shared/api.js';
import { OrderOf, partsInWords, StateOf, WhyTitle } from '../../../shared/commission-cells.js';
import { useMay } from '../../../shared/may.js';
import { minor } from '../../../shared/money.js';
import { ProblemState } from '../../../shared/problem.js';
import { Why } from '../../../shared/steps.js';
import { whenSettled } from '../../../shared/unsettled.js';
import { usePublisher } from './plan-publisher.js';
import { canBe, decidable, DecisionDialog, type Verb } from './decision-dialog.js';

export function CommissionSheet({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const may = useMay();
  const nameOf = usePublisher();
  const why = useData('commissions', `/commissions/${id ?? ''}`, {}, { enabled: id !== undefined });
  const [asked, setAsked] = useState<{ verb: Verb; commissions: readonly CommissionExplanation[] }>();
  const found = why.data?.id === id ? why.data : undefined;
  return (
    <Sheet
      open={id !== undefined}
      onOpenChange={onClose}
      title={found === undefined ? 'Commission' : <WhyTitle commission={found} />}
      aside={found === undefined ? undefined : <StateOf commission={found} alone={false} />}
      footer={
        found === undefined || !may.money || !decidable(found) ? undefined : (
          <Decide of={found} onDecide={(verb) => setAsked({ verb, commissions: [found] })} />
        )
      }
    >
      {why.isError && found === undefined ? (
        <ProblemState error={why.error} onRetry={() => void why.refetch()} />
      ) : found === undefined ? (
        <SkeletonText lines={8} />
      ) : (
        <div className="grid gap-5">
          <DefinitionList
            items={[
              { term: 'Partner', value: <UiLink href={`/partners/${found.partner}`}>{found.partnerName}</UiLink> },
              { term: 'Order', value: <OrderOf commission={found} /> },
              ...(found.customer === '' ? [] : [{ term: 'Customer', value: found.customer }]),
              { term: 'Program', value: found.programName },
              { term: 'Sold', value: <DateTime at={found.soldAt} precision="exact" /> },
              ...partsInWords(found),
            ]}
          />
          <Why of={found} commissions="/commissions" nameOf={nameOf} />
        </div>
      )}
      {asked === undefined ? null : <DecisionDialog {...asked} onClose={() => setAsked(undefined)} />}
    </Sheet>
  );
}

function Decide({ of, onDecide }: { of: CommissionExplanation; onDecide: (verb: Verb) => void }) {
  const { pending, unsettled } = of;
  if (canBe('reopen', of)) return <Button onClick={() => onDecide('reopen')}>Reopen</Button>;
  return (
    <>
      {unsettled === null ? null : (
        <p className="min-w-0 flex-1 self-center text-muted text-sm">{whenSettled(unsettled)}</p>
      )}
      <Button variant="quiet" onClick={() => onDecide('reject')}>
        Reject
      </Button>
      {!canBe('approve', of) ? null : (
        <Button variant="primary" onClick={() => onDecide('approve')}>
          Approve <Money value={minor(pending)} />
        </Button>
      )}
    </>
  );
}
