import { DateTime, DefinitionList, Sheet, SkeletonText } from '@tributary/ui';
import { useData } from '../../../shared/api.js';
import { OrderOf, partsInWords, StateOf, WhyTitle } from '../../../shared/commission-cells.js';
import { ProblemState } from '../../../shared/problem.js';
import { Why } from '../../../shared/steps.js';

export function EarningSheet({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const why = useData('commissions', `/commissions/${id ?? ''}`, {}, { enabled: id !== undefined });
  const found = why.data?.id === id ? why.data : undefined;
  return (
    <Sheet
      open={id !== undefined}
      onOpenChange={onClose}
      title={found === undefined ? 'Why this amount' : <WhyTitle commission={found} />}
      aside={found === undefined ? undefined : <StateOf commission={found} alone={false} />}
    >
      {why.isError && found === undefined ? (
        <ProblemState
          title="The reasons could not be read"
          error={why.error}
          onRetry={() => void why.refetch()}
          retrying={why.isFetching}
        />
      ) : found === undefined ? (
        <SkeletonText lines={8} />
      ) : (
        <div className="grid gap-5">
          <DefinitionList
            items={[
              { term: 'Sale', value: <OrderOf commission={found} /> },
              { term: 'Program', value: found.programName },
              { term: 'Sold', value: <DateTime at={found.soldAt} precision="exact" /> },
              ...partsInWords(found),
            ]}
          />
          <Why of={found} commissions="/earnings" />
        </div>
      )}
    </Sheet>
  );
}
