import type { Page, Partner, Program } from '@tributary/api-client';
import { useParams } from '@tanstack/react-router';
import {
  Button,
  ButtonLink,
  Checkbox,
  DataTable,
  DateTime,
  Dialog,
  EmptyState,
  InlineCode,
  PageHeader,
  SearchField,
  Select,
  StatusBadge,
  TableFoot,
  TextField,
  Toolbar,
  UiLink,
  useShortcut,
  useToast,
} from '@tributary/ui';
import { Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { api, useChange, useData } from '../../../shared/api.js';
import { Fresh } from '../../../shared/fresh.js';
import { useGo, useSearchState, withSearch } from '../../../shared/link.js';
import { DialogForm } from '../../../shared/dialog-form.js';
import { useMay } from '../../../shared/may.js';
import { fieldError, FormProblem, ProblemState } from '../../../shared/problem.js';
import { tableStatus } from '../../../shared/status.js';
import { useTitle } from '../../../shared/title.js';
import { access, AccessOf } from './partner-access.js';
import { PartnerSheet } from './partner-sheet.js';

export function Partners() {
  useTitle('Partners');
  const go = useGo();
  const { id } = useParams({ strict: false });
  const [search, setSearch] = useSearchState();
  const [text, setText] = useState(search.search ?? '');
  const list = useData<Page<Partner>>('partners', '/partners', {
    search: search.search,
    state: search.state,
    cursor: search.cursor,
    limit: 100,
  });
  const rows = (list.data?.items ?? []).filter((row) => search.access === undefined || row.access === search.access);
  const may = useMay();
  useShortcut('c', () => setSearch({ create: '1' }), { enabled: may.programs });
  const wanted = search.search ?? '';
  useEffect(() => {
    if (text === wanted) return;
    const timer = setTimeout(
      () => setSearch({ search: text === '' ? undefined : text, cursor: undefined }, { replace: true }),
      250,
    );
    return () => clearTimeout(timer);
  }, [text, wanted, setSearch]);
  const filtered = search.search !== undefined || search.state !== undefined || search.access !== undefined;
  const clear = (): void => {
    setText('');
    setSearch({ search: undefined, state: undefined, access: undefined, cursor: undefined });
  };
  return (
    <>
      <PageHeader
        title="Partners"
        actions={
          <>
            <Fresh of={list} />
            {may.programs ? (
              <ButtonLink variant="primary" icon={<Plus aria-hidden="true" />} href="/partners?create=1">
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
          onValueChange={(value) => setSearch({ access: value === '' ? undefined : value })}
          options={Object.entries(access).map(([value, [, label]]) => ({ value, label }))}
        />
      </Toolbar>
      <DataTable
        label="Partners"
        rows={rows}
        getRowId={(row) => row.id}
        status={tableStatus(list)}
        openId={id}
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
          { id: 'type', header: 'Type', giveWay: 1, cell: (row) => row.type },
          { id: 'created', header: 'Added', giveWay: 1, cell: (row) => <DateTime at={row.createdAt} /> },
          { id: 'access', header: 'Access', phone: 'state', cell: (row) => <AccessOf partner={row} /> },
          {
            id: 'state',
            header: 'State',
            giveWay: 4,
            cell: (row) =>
              row.state === 'active' ? (
                'Active'
              ) : (
                <StatusBadge tone="warning">{row.state === 'suspended' ? 'Suspended' : 'Terminated'}</StatusBadge>
              ),
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

const codeOf = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);

function AddPartner({ onClose, onAdded }: { onClose: () => void; onAdded: (partner: Partner) => void }) {
  const toast = useToast();
  const programs = useData<Program[]>('programs', '/programs');
  const [name, setName] = useState('');
  const [code, setCode] = useState<string>();
  const [email, setEmail] = useState('');
  const [country, setCountry] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>();
  const [invite, setInvite] = useState(true);
  const active = (programs.data ?? []).filter(({ state }) => state !== 'ended');
  const selected = chosen ?? active.map((program) => program.id);
  const add = useChange(
    () =>
      api.post<Partner>('/partners', {
        code: code ?? codeOf(name),
        name,
        email,
        programs: selected,
        invite,
        ...(country === '' ? {} : { country: country.toUpperCase() }),
      }),
    {
      onDone: (partner) => {
        toast(invite ? `${partner.name} added and invited` : `${partner.name} added`, { tone: 'positive' });
        onAdded(partner);
      },
    },
  );
  const first = useRef<HTMLInputElement>(null);
  const ready = name.trim() !== '' && email.trim() !== '';
  const submit = (): void => {
    if (ready && !add.isPending) add.mutate(undefined);
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      initialFocus={first}
      title="Add a partner"
      confirm={{
        label: invite ? 'Add and invite' : 'Add partner',
        busy: add.isPending,
        disabled: !ready,
        onConfirm: submit,
      }}
    >
      <DialogForm onSubmit={submit}>
        <FormProblem error={add.error} />
        <TextField
          ref={first}
          label="Name"
          required
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={fieldError(add.error, 'name')}
        />
        <TextField
          label="E-mail"
          type="email"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          error={fieldError(add.error, 'email')}
        />
        <div className="grid grid-cols-2 gap-3">
          <TextField
            label="Code"
            required
            value={code ?? codeOf(name)}
            onChange={(event) => setCode(event.target.value)}
            error={fieldError(add.error, 'code')}
            hint="Stays the same"
          />
          <TextField
            label="Country"
            optional
            maxLength={2}
            placeholder="GB"
            value={country}
            onChange={(event) => setCountry(event.target.value)}
            error={fieldError(add.error, 'country')}
            hint="Two letters"
          />
        </div>
        {active.length === 0 ? null : (
          <fieldset className="grid gap-2">
            <legend className="ui-label">Programs</legend>
            {active.map((program) => (
              <Checkbox
                key={program.id}
                label={program.name}
                checked={selected.includes(program.id)}
                onCheckedChange={(on) =>
                  setChosen(on ? [...selected, program.id] : selected.filter((one) => one !== program.id))
                }
              />
            ))}
          </fieldset>
        )}
        <Checkbox
          label="Invite to the portal"
          hint="Writes a letter with a link; you can also copy the link"
          checked={invite}
          onCheckedChange={setInvite}
        />
      </DialogForm>
    </Dialog>
  );
}
