import type { Program } from '@tributary/api-client';
import {
  Button,
  CodeBlock,
  DateTime,
  DefinitionList,
  EmptyState,
  Sheet,
  SkeletonText,
  Tabs,
  useCopy,
} from '@tributary/ui';
import { Check, Copy, Download } from 'lucide-react';
import { useGo, useSearchState } from '../../../shared/link.js';
import { PlanSentences, StandingOf, TimeOf } from '../../../shared/plan.js';
import type { PlacedVersion } from '../../../shared/plan-versions.js';
import { download } from '../download.js';
import { usePublisher } from './plan-publisher.js';
import { planText } from './plan-text.js';

export function PlanVersionSheet({
  program,
  versions,
  number,
}: {
  program: Program;
  versions: readonly PlacedVersion[] | undefined;
  /** As the address says it. */
  number: string | undefined;
}) {
  const go = useGo();
  const list = `/programs/${program.id}/plan`;
  const open = versions?.find(({ version }) => String(version) === number);
  return (
    <Sheet
      open={number !== undefined}
      onOpenChange={() => go(list)}
      title={open === undefined ? 'Version' : `Version ${open.version}`}
      aside={open === undefined ? undefined : <StandingOf standing={open.standing} />}
    >
      {open !== undefined ? (
        <Version program={program} version={open} />
      ) : versions === undefined ? (
        <SkeletonText lines={6} />
      ) : (
        <EmptyState headingLevel="h3" title="There is no such version">
          The address is wrong, or it belongs to another program.
        </EmptyState>
      )}
    </Sheet>
  );
}

function Version({ program, version }: { program: Program; version: PlacedVersion }) {
  const [search] = useSearchState();
  const publisher = usePublisher();
  const own = `/programs/${program.id}/plan/${version.version}`;
  const isJson = search.as === 'json';
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <DefinitionList
        items={[
          { term: 'For', value: <TimeOf version={version} zone={program.zone} /> },
          {
            term: 'Published',
            value: (
              <>
                <DateTime at={version.publishedAt} precision="minute" /> by {publisher(version.publishedBy)}
              </>
            ),
          },
        ]}
      />
      <div>
        <Tabs
          label="Show as"
          items={[
            { label: 'In words', href: own, current: !isJson },
            { label: 'JSON', href: `${own}?as=json`, current: isJson },
          ]}
        />
        {isJson ? (
          <Json name={`${program.code}-plan-${version.version}`} text={planText(version.plan)} />
        ) : (
          <PlanSentences sentences={version.sentences} />
        )}
      </div>
    </div>
  );
}

function Json({ name, text }: { name: string; text: string }) {
  const { copied, copy } = useCopy('Plan copied');
  return (
    <div className="mt-3 grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="flex flex-wrap gap-2">
        <Button
          size="small"
          icon={copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
          onClick={() => copy(text)}
        >
          Copy
        </Button>
        <Button
          size="small"
          icon={<Download aria-hidden="true" />}
          onClick={() => download(`${name}.json`, `${text}\n`, 'application/json')}
        >
          Download
        </Button>
      </div>
      <CodeBlock label="The plan as JSON">{text}</CodeBlock>
    </div>
  );
}
