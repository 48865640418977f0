import { Feed, PageHeader, SectionHeader, Select, SkeletonText } from '@tributary/ui';
import { useData } from '../../../shared/api.js';
import { Fresh } from '../../../shared/fresh.js';
import { useSearchState } from '../../../shared/link.js';
import { ProblemState } from '../../../shared/problem.js';
import { feedOf } from '../../../shared/steps.js';
import { useTitle } from '../../../shared/title.js';
import { Figures } from './overview-figures.js';
import { TopPartners } from './overview-partners.js';
import { NeedsYou } from './overview-work.js';

const periods = [7, 30, 90];

export function Overview() {
  useTitle('Overview');
  const [search, setSearch] = useSearchState();
  const programs = useData('programs', '/programs');
  const days = periods.find((period) => String(period) === search.days) ?? 30;
  const span = { days, program: search.program };
  return (
    <>
      <PageHeader
        title="Overview"
        actions={
          <>
            {(programs.data ?? []).length < 2 ? null : (
              <Select
                size="small"
                label="Program"
                labelHidden
                placeholder="All programs"
                value={search.program ?? ''}
                onValueChange={(program) => setSearch({ program: program === '' ? undefined : program })}
                options={(programs.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
            <Select
              size="small"
              label="Period"
              labelHidden
              value={String(days)}
              onValueChange={(period) => setSearch({ days: period === '30' ? undefined : period })}
              options={periods.map((period) => ({ value: String(period), label: `Last ${period} days` }))}
            />
          </>
        }
      />
      <div className="grid gap-10">
        <NeedsYou />
        <Figures span={span} />
        <div className="grid gap-10 min-[1100px]:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
          <TopPartners span={span} />
          <Live />
        </div>
      </div>
    </>
  );
}

function Live() {
  const feed = useData('activity', '/activity', { limit: 12 });
  return (
    <section aria-labelledby="live">
      <SectionHeader id="live" title="Live" aside={<Fresh of={feed} />} />
      {feed.isPending ? (
        <SkeletonText lines={6} />
      ) : feed.data === undefined ? (
        <ProblemState error={feed.error} onRetry={() => void feed.refetch()} />
      ) : feed.data.items.length === 0 ? (
        <p className="text-muted">What happens in your programs appears here at once.</p>
      ) : (
        <Feed label="Latest activity" items={feedOf(feed.data.items)} />
      )}
    </section>
  );
}
