import type { Link, LinkFigures, Page, Program } from '@tributary/api-client';
import { useParams } from '@tanstack/react-router';
import {
  ButtonLink,
  CopyField,
  Count,
  DataTable,
  DefinitionList,
  Dialog,
  EmptyState,
  IconButton,
  InlineCode,
  MoneyList,
  PageHeader,
  QrCode,
  Select,
  Sparkline,
  TableFoot,
  TextField,
  UiLink,
  useCopy,
  useShortcut,
  useToast,
} from '@tributary/ui';
import { Copy, Plus, QrCode as QrIcon } from 'lucide-react';
import { useRef, useState } from 'react';
import { api, useChange, useData } from '../../../shared/api.js';
import { Fresh } from '../../../shared/fresh.js';
import { useGo, useSearchState } from '../../../shared/link.js';
import { minors } from '../../../shared/money.js';
import { DialogForm } from '../../../shared/dialog-form.js';
import { fieldError, FormProblem, ProblemState } from '../../../shared/problem.js';
import { tableStatus } from '../../../shared/status.js';
import { useTitle } from '../../../shared/title.js';

export const shortUrl = (url: string): string => url.replace(/^https?:\/\//, '');

export function Links() {
  useTitle('Links');
  const go = useGo();
  const { code } = useParams({ strict: false });
  const [search, setSearch] = useSearchState();
  const { copy } = useCopy('Link copied');
  const links = useData<Page<Link>>('links', '/links', { cursor: search.cursor, limit: 100 });
  const figures = useData<LinkFigures[]>('analytics', '/analytics/links');
  const of = new Map((figures.data ?? []).map((one) => [one.link, one]));
  useShortcut('c', () => setSearch({ create: '1' }));
  const open = links.data?.items.find((link) => link.code === code);
  return (
    <>
      <PageHeader
        title="Links"
        description="Figures of the last 30 days."
        actions={
          <>
            <Fresh of={links} />
            <ButtonLink variant="primary" icon={<Plus aria-hidden="true" />} href="/links?create=1">
              Create link
            </ButtonLink>
          </>
        }
      />
      <DataTable
        label="Links"
        rows={links.data?.items ?? []}
        getRowId={(row) => row.code}
        status={tableStatus(links)}
        openId={code}
        onOpen={(one) => go(`/links/${one}`)}
        error={<ProblemState error={links.error} onRetry={() => void links.refetch()} />}
        empty={
          <EmptyState title="No link yet">
            A link leads people to the shop and remembers that they came through you.
          </EmptyState>
        }
        columns={[
          {
            id: 'code',
            header: 'Link',
            lead: true,
            phone: 'lead',
            cell: (row) => (
              <UiLink quiet href={`/links/${row.code}`}>
                <InlineCode>{row.code}</InlineCode>
              </UiLink>
            ),
          },
          { id: 'program', header: 'Program', giveWay: 1, cut: true, cell: (row) => row.programName },
          { id: 'campaign', header: 'Campaign', giveWay: 2, quiet: true, cell: (row) => row.campaign },
          {
            id: 'clicks',
            header: 'Clicks',
            align: 'end',
            phone: 'detail',
            cell: (row) => (
              <>
                <Count value={of.get(row.id)?.clicks ?? 0} />
                <span className="min-[700px]:hidden"> clicks</span>
              </>
            ),
          },
          {
            id: 'signups',
            header: 'Signups',
            align: 'end',
            giveWay: 4,
            cell: (row) => <Count value={of.get(row.id)?.signups ?? 0} />,
          },
          {
            id: 'sales',
            header: 'Sales',
            align: 'end',
            giveWay: 5,
            cell: (row) => <Count value={of.get(row.id)?.sales ?? 0} />,
          },
          {
            id: 'earned',
            header: 'Earned',
            align: 'end',
            phone: 'amount',
            cell: (row) => <Earned figures={of.get(row.id)} />,
          },
          {
            id: 'trend',
            header: 'Clicks a day',
            align: 'end',
            giveWay: 3,
            cell: (row) => <Sparkline values={of.get(row.id)?.trend ?? []} />,
          },
          {
            id: 'do',
            header: 'Actions',
            headerHidden: true,
            align: 'end',
            phone: 'state',
            cell: (row) => (
              <span className="inline-flex">
                <IconButton
                  size="small"
                  label={`Copy ${row.code}`}
                  icon={<Copy aria-hidden="true" />}
                  onClick={() => copy(row.url)}
                />
                <IconButton
                  size="small"
                  label={`QR code of ${row.code}`}
                  icon={<QrIcon aria-hidden="true" />}
                  onClick={() => go(`/links/${row.code}`)}
                />
              </span>
            ),
          },
        ]}
      />
      {links.data?.next == null && search.cursor === undefined ? null : (
        <TableFoot
          paged
          onPrevious={search.cursor === undefined ? undefined : () => history.back()}
          onNext={links.data?.next == null ? undefined : () => setSearch({ cursor: links.data?.next ?? undefined })}
        >
          {links.data?.items.length ?? 0} on this page
        </TableFoot>
      )}
      {search.create === undefined ? null : (
        <CreateLink
          onClose={() => setSearch({ create: undefined })}
          onCreated={(link) => go(`/links/${link.code}`, { replace: true })}
        />
      )}
      {open === undefined ? null : <LinkDialog link={open} onClose={() => go('/links')} />}
    </>
  );
}

function Earned({ figures }: { figures: LinkFigures | undefined }) {
  return figures === undefined || figures.commission.length === 0 ? (
    'none'
  ) : (
    <MoneyList values={minors(figures.commission)} />
  );
}

export function LinkDialog({ link, onClose }: { link: Link; onClose: () => void }) {
  return (
    <Dialog open onOpenChange={onClose} title={link.code} size="small">
      <div className="grid gap-5">
        <CopyField value={link.url} display={shortUrl(link.url)} strong={link.code} variant="primary" />
        <div className="justify-self-center">
          <QrCode value={link.url} fileName={link.code} />
        </div>
        <DefinitionList
          items={[
            { term: 'Program', value: link.programName },
            { term: 'Leads to', value: link.target ?? 'the start page of the program' },
            ...(link.campaign === null ? [] : [{ term: 'Campaign', value: link.campaign }]),
          ]}
        />
      </div>
    </Dialog>
  );
}

function CreateLink({ onClose, onCreated }: { onClose: () => void; onCreated: (link: Link) => void }) {
  const toast = useToast();
  const programs = useData<Program[]>('programs', '/programs');
  const active = (programs.data ?? []).filter(({ state }) => state === 'active');
  const [chosen, setChosen] = useState<string>();
  const [code, setCode] = useState('');
  const [target, setTarget] = useState('');
  const [campaign, setCampaign] = useState('');
  const program = chosen ?? active[0]?.id;
  const create = useChange(
    () =>
      api.post<Link>('/links', {
        program,
        ...(code === '' ? {} : { code }),
        ...(target === '' ? {} : { target }),
        ...(campaign === '' ? {} : { campaign }),
      }),
    {
      onDone: (link) => {
        toast(`Link ${link.code} created`, { tone: 'positive' });
        onCreated(link);
      },
    },
  );
  const first = useRef<HTMLInputElement>(null);
  const submit = (): void => {
    if (program !== undefined && !create.isPending) create.mutate(undefined);
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      initialFocus={first}
      title="Create a link"
      confirm={{ label: 'Create link', busy: create.isPending, disabled: program === undefined, onConfirm: submit }}
    >
      <DialogForm onSubmit={submit}>
        <FormProblem error={create.error} />
        {programs.isSuccess && active.length === 0 ? (
          <p className="text-muted">No program is active. Ask the company that you work with.</p>
        ) : null}
        <Select
          label="Program"
          value={program ?? ''}
          onValueChange={setChosen}
          options={active.map(({ id, name }) => ({ value: id, label: name }))}
          error={fieldError(create.error, 'program')}
        />
        <TextField
          ref={first}
          label="Code"
          optional
          hint="The end of the address; chosen for you when left empty"
          value={code}
          onChange={(event) => setCode(event.target.value)}
          error={fieldError(create.error, 'code')}
        />
        <TextField
          label="Leads to"
          optional
          type="url"
          placeholder="https://"
          hint="A page of the shop; its start page when left empty"
          value={target}
          onChange={(event) => setTarget(event.target.value)}
          error={fieldError(create.error, 'target')}
        />
        <TextField
          label="Campaign"
          optional
          hint="For your own reports"
          value={campaign}
          onChange={(event) => setCampaign(event.target.value)}
          error={fieldError(create.error, 'campaign')}
        />
      </DialogForm>
    </Dialog>
  );
}
