import type { LinkFigures } from '@tributary/api-client';
import {
  ButtonLink,
  CopyField,
  Count,
  IconButton,
  InlineCode,
  MoneyList,
  SectionHeader,
  Skeleton,
  UiLink,
} from '@tributary/ui';
import { Plus, QrCode as QrIcon } from 'lucide-react';
import { useData } from '../../../shared/api.js';
import { useGo } from '../../../shared/link.js';
import { minors } from '../../../shared/money.js';
import { ProblemState } from '../../../shared/problem.js';
import { mainOf, useLinks } from './home-reads.js';

/** The one thing to do for who has just joined. */
export function FirstLink() {
  return (
    <section aria-labelledby="first-link" className="grid justify-items-start gap-3 border-y border-line py-6">
      <div>
        <h2 id="first-link">Start with a link</h2>
        <p className="max-w-xl text-muted">
          Share it, and whoever signs up through it counts for you: each of their sales earns you a commission.
        </p>
      </div>
      <ButtonLink variant="primary" icon={<Plus aria-hidden="true" />} href="/links?create=1">
        Create a link
      </ButtonLink>
    </section>
  );
}

export function MainLink() {
  const go = useGo();
  const links = useLinks();
  if (links.data === undefined)
    return links.isError ? (
      <ProblemState
        title="Your links could not be read"
        error={links.error}
        onRetry={() => void links.refetch()}
        retrying={links.isFetching}
      />
    ) : (
      <Skeleton height="2.5rem" shape="block" />
    );
  const main = mainOf(links.data.items);
  if (main === undefined) return null;
  return (
    <section
      aria-labelledby="main-link"
      className="grid gap-2 border-t border-line pt-5 min-[900px]:grid-cols-[auto_minmax(0,1fr)] min-[900px]:items-center min-[900px]:gap-5"
    >
      <h2 id="main-link">Your main link</h2>
      <CopyField value={main.url} display={main.url.replace(/^https?:\/\//, '')} strong={main.code} variant="primary">
        <IconButton
          variant="plain"
          label="QR code"
          icon={<QrIcon aria-hidden="true" />}
          onClick={() => go(`/links/${main.code}`)}
        />
      </CopyField>
    </section>
  );
}

const shownLinks = 3;
const earnedBy = ({ commission }: LinkFigures): number => Math.max(0, ...commission.map(({ amount }) => amount));

/** Under the chart: which links its figures come from. */
export function BestLinks() {
  const links = useLinks();
  const figures = useData('analytics', '/analytics/links');
  const codes = new Map(links.data?.items.map(({ id, code }) => [id, code]));
  const best = (figures.data ?? [])
    .filter(({ link, clicks, sales }) => codes.has(link) && clicks + sales > 0)
    .sort((a, b) => earnedBy(b) - earnedBy(a) || b.clicks - a.clicks)
    .slice(0, shownLinks);
  if (best.length === 0) return null;
  return (
    <section aria-labelledby="best-links">
      <SectionHeader id="best-links" title="Links that earned most" aside={<UiLink href="/links">All links</UiLink>} />
      <table className="ui-simple-table">
        <thead>
          <tr>
            <th scope="col">Link</th>
            <th scope="col" data-align="end">
              Clicks
            </th>
            <th scope="col" data-align="end">
              Sales
            </th>
            <th scope="col" data-align="end">
              Earned
            </th>
          </tr>
        </thead>
        <tbody>
          {best.map((one) => (
            <tr key={one.link}>
              <th scope="row">
                <UiLink quiet href={`/links/${codes.get(one.link)}`}>
                  <InlineCode>{codes.get(one.link) ?? ''}</InlineCode>
                </UiLink>
              </th>
              <td data-align="end">
                <Count value={one.clicks} />
              </td>
              <td data-align="end">
                <Count value={one.sales} />
              </td>
              <td data-align="end">
                {one.commission.length === 0 ? 'none' : <MoneyList values={minors(one.commission)} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
