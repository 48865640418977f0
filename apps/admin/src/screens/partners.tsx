import type { Partner } from '@tributary/api-client';
import { useParams } from '@tanstack/react-router';
import {
  Button,
  ButtonLink,
  DataTable,
  DateTime,
  EmptyState,
  InlineCode,
  PageHeader,
  SearchField,
  Select,
  TableFoot,
  Toolbar,
  UiLink,
  useShortcut,
} from '@tributary/ui';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { api, useData } from '../../../shared/api.js';
import { Fresh } from '../../../shared/fresh.js';
import { useGo, useSearchState, withSearch } from '../../../shared/link.js';
import { useMay } from '../../../shared/may.js';
import { ProblemState } from '../../../shared/problem.js';
import { useSearchText } from '../../../shared/search-state.js';
import { tableStatus } from '../../../shared/status.js';
import { useTitle } from '../../../shared/title.js';
import { type CsvColumns, everyRow } from '../csv.js';
import { ExportButton } from '../export-button.js';
import { AddPartner } from './add-partner.js';
import { access, AccessOf, partnerType, StandingOf } from './partner-words.js';
import { PartnerSheet } from './partner-sheet.js';

const exported: CsvColumns<Partner> = [
  ['code', (row) => row.code],
  ['name', (row) => row.name],
  ['email', (row) => row.email],
  ['type', (row) => row.type],
  ['country', (row) => row.country],
  ['state', (row) => row.state],
  ['access', (row) => row.access],
  ['added_at', (row) => row.createdAt],
  ['joined_at', (row) => row.joinedAt],
];

type StateOrAccess = Partner['state'] | Partner['access'];

export function Partners() {
  useTitle('Partners');
  const go = useGo();
  const { id } = useParams({ strict: false });
  const [search, setSearch] = useSearchState();
  const { text, setText } = useSearchText();
  // The server filters by one of the two; the other narrows the page that it answered.
  const filter = { search: search.search, state: (search.state ?? search.access) as StateOrAccess | undefined }; // the server refuses what is none
  const list = useData('partners', '/partners', { ...filter, cursor: search.cursor, limit: 100 });
  const fits = (row: Partner) =>
    search.access === undefined || search.state === undefined || row.access === search.access;
  const rows = (list.data?.items ?? []).filter(fits);
  const [cursor, setCursor] = useState<string>();
  const may = useMay();
  useShortcut('c', () => setSearch({ create: '1' }), { enabled: may.programs });
  const filtered = search.search !== undefined || search.state !== undefined || search.access !== undefined;
  const clear = () => setSearch({ search: undefined, state: undefined, access: undefined, cursor: undefined });
  return (
    <>
      <PageHeader
        title="Partners"
        actions={
          <>
            <Fresh of={list} />
            <ExportButton
              name="partners"
              columns={exported}
              load={async () => (await everyRow((part) => api.get('/partners', { ...filter, ...part }))).filter(fits)}
              disabled={rows.length === 0}
            />
            {may.programs ? (
              <ButtonLink
                variant="primary"
                icon={<Plus aria-hidden="true" />}
                href={withSearch('/partners', { ...search, create: '1' })}
              >
                Add partner
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <Toolbar label="Filter partners">
        <SearchField label="Name, code or e-mail" focusKey="/" value={text} onValueChange={setText} />
        <Select
          size="small"
          label="State"
          labelHidden
          placeholder="Any state"
          value={search.state ?? ''}
          onValueChange={(state) => setSearch({ state: state === '' ? undefined : state, cursor: undefined })}
          options={[
            { value: 'active', label: 'Active' },
            { value: 'suspended', label: 'Suspended' },
            { value: 'terminated', label: 'Terminated' },
          ]}
        />
        <Select
          size="small"
          label="Access"
          labelHidden
          placeholder="Any access"
          value={search.access ?? ''}
          onValueChange={(value) => setSearch({ access: value === '' ? undefined : value, cursor: undefined })}
          options={Object.entries(access).map(([value, [, label]]) => ({ value, label }))}
        />
      </Toolbar>
      <DataTable
        label="Partners"
        rows={rows}
        getRowId={(row) => row.id}
        status={tableStatus(list)}
        openId={id}
        cursor={id ?? cursor}
        onCursorChange={(one) => {
          setCursor(one);
          if (id !== undefined) go(withSearch(`/partners/${one}`, search), { replace: true });
        }}
        onOpen={(one) => go(withSearch(`/partners/${one}`, search))}
        filtered={filtered}
        error={<ProblemState error={list.error} onRetry={() => void list.refetch()} />}
        empty={
          <EmptyState title="No partners yet">
            Add the first, with or without an invitation to their own portal.
          </EmptyState>
        }
        filteredEmpty={
          <EmptyState title="Nobody matches" action={<Button onClick={clear}>Remove the filters</Button>}>
            No partner has all of what you asked for.
          </EmptyState>
        }
        columns={[
          {
            id: 'name',
            header: 'Partner',
            lead: true,
            cut: true,
            phone: 'lead',
            cell: (row) => (
              <UiLink quiet href={withSearch(`/partners/${row.id}`, search)}>
                {row.name}
              </UiLink>
            ),
          },
          { id: 'code', header: 'Code', giveWay: 2, quiet: true, cell: (row) => <InlineCode>{row.code}</InlineCode> },
          { id: 'email', header: 'E-mail', giveWay: 3, cut: true, phone: 'detail', cell: (row) => row.email },
          { id: 'type', header: 'Type', giveWay: 1, cell: (row) => partnerType(row.type) },
          { id: 'created', header: 'Added', giveWay: 1, cell: (row) => <DateTime at={row.createdAt} /> },
          { id: 'access', header: 'Access', phone: 'state', cell: (row) => <AccessOf partner={row} /> },
          {
            id: 'state',
            header: 'State',
            giveWay: 4,
            cell: (row) => <StandingOf partner={row} />,
          },
        ]}
      />
      {list.data?.next == null && search.cursor === undefined ? null : (
        <TableFoot
          paged
          onPrevious={search.cursor === undefined ? undefined : () => history.back()}
          onNext={list.data?.next == null ? undefined : () => setSearch({ cursor: list.data?.next ?? undefined })}
        >
          {rows.length} on this page
        </TableFoot>
      )}
      {search.create === undefined || !may.programs ? null : (
        <AddPartner
          onClose={() => setSearch({ create: undefined })}
          onAdded={(partner) => go(`/partners/${partner.id}`, { replace: true })}
        />
      )}
      <PartnerSheet id={id} onClose={() => go(withSearch('/partners', search))} />
    </>
  );
}
