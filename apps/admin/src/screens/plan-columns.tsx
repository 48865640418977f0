import { type DataTableColumn, DateTime, formatCount, UiLink } from '@tributary/ui';
import { StandingOf } from '../../../shared/plan.js';
import type { PlacedVersion } from '../../../shared/plan-versions.js';

export const versionColumns = (
  hrefOf: (version: string) => string,
  publisher: (by: string | null) => string,
  /** The program's. */
  zone: string,
): DataTableColumn<PlacedVersion>[] => [
  {
    id: 'version',
    header: 'Version',
    lead: true,
    phone: 'lead',
    cell: (row) => (
      <UiLink quiet href={hrefOf(String(row.version))}>
        Version {row.version}
      </UiLink>
    ),
  },
  {
    id: 'from',
    header: 'For sales from',
    phone: 'detail',
    phoneWord: 'From',
    cell: (row) =>
      row.from === null ? 'the beginning' : <DateTime at={row.from} precision="minute" timeZone={zone} />,
  },
  { id: 'until', header: 'Until', giveWay: 4, cell: (row) => untilOf(row, zone) },
  {
    id: 'rules',
    header: 'Rules',
    align: 'end',
    giveWay: 2,
    quiet: true,
    cell: (row) => formatCount(row.plan.rules.length),
  },
  {
    id: 'published',
    header: 'Published',
    giveWay: 3,
    quiet: true,
    cell: (row) => <DateTime at={row.publishedAt} precision="minute" />,
  },
  { id: 'by', header: 'By', giveWay: 1, quiet: true, cut: true, cell: (row) => publisher(row.publishedBy) },
  { id: 'standing', header: 'State', phone: 'state', cell: (row) => <StandingOf standing={row.standing} /> },
];

function untilOf({ until, standing }: PlacedVersion, zone: string) {
  if (standing === 'never') return 'replaced before';
  return until === null ? 'further notice' : <DateTime at={until} precision="minute" timeZone={zone} />;
}
