import type { ApiKey, Scope } from '@tributary/api-client';
import {
  Button,
  Checkbox,
  CopyField,
  DataTable,
  DateTime,
  Dialog,
  EmptyState,
  InlineCode,
  PageHeader,
  RelativeTime,
  TextField,
  useShortcut,
  useToast,
} from '@tributary/ui';
import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { api, useChange, useData } from '../../../shared/api.js';
import { DialogForm } from '../../../shared/dialog-form.js';
import { fieldError, FormProblem, ProblemState } from '../../../shared/problem.js';
import { tableStatus } from '../../../shared/status.js';
import { useTitle } from '../../../shared/title.js';
import type { CsvColumns } from '../csv.js';
import { ExportButton } from '../export-button.js';

const scopes = [
  ['signups:write', 'Tell about signups'],
  ['conversions:write', 'Tell about sales and refunds'],
  ['partners:write', 'Change partners'],
  ['programs:write', 'Change programs and plans'],
  ['commissions:read', 'Read commissions'],
  ['analytics:read', 'Read reports'],
] as const;
const wordsOf = new Map<string, string>(scopes);

const exported: CsvColumns<ApiKey> = [
  ['name', (row) => row.name],
  ['begins_with', (row) => row.prefix],
  ['may', (row) => row.scopes.join(' ')],
  ['created_at', (row) => row.createdAt],
  ['last_used_at', (row) => row.lastUsedAt],
];

export function ApiKeys() {
  useTitle('API keys');
  const toast = useToast();
  const keys = useData('api-keys', '/api-keys');
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<ApiKey>();
  useShortcut('c', () => setCreating(true));
  const revoke = useChange((key: ApiKey) => api.delete(`/api-keys/${key.id}`), {
    topics: ['api-keys'],
    onDone: (_, key) => {
      setRevoking(undefined);
      toast(`Key ${key.name} revoked`);
    },
  });
  return (
    <>
      <PageHeader
        title="API keys"
        description="What your shop and your systems use to tell about signups, sales and refunds."
        actions={
          <>
            <ExportButton
              name="api-keys"
              columns={exported}
              load={() => keys.data ?? []}
              disabled={(keys.data ?? []).length === 0}
            />
            <Button variant="primary" keyHint="C" icon={<Plus aria-hidden="true" />} onClick={() => setCreating(true)}>
              Create key
            </Button>
          </>
        }
      />
      <DataTable
        label="API keys"
        rows={keys.data ?? []}
        getRowId={(row) => row.id}
        status={tableStatus(keys)}
        error={<ProblemState error={keys.error} onRetry={() => void keys.refetch()} />}
        empty={<EmptyState title="No keys">A key lets a system of yours use the API.</EmptyState>}
        columns={[
          { id: 'name', header: 'Name', lead: true, phone: 'lead', cell: (row) => row.name },
          {
            id: 'prefix',
            header: 'Begins with',
            phone: 'detail',
            cell: (row) => <InlineCode>{row.prefix}…</InlineCode>,
          },
          {
            id: 'scopes',
            header: 'May',
            giveWay: 2,
            cell: (row) =>
              row.scopes.includes('*')
                ? 'everything'
                : row.scopes.map((scope) => wordsOf.get(scope) ?? scope).join(', '),
          },
          { id: 'created', header: 'Created', giveWay: 1, cell: (row) => <DateTime at={row.createdAt} /> },
          {
            id: 'used',
            header: 'Last used',
            phone: 'state',
            phoneWord: 'Used',
            giveWay: 3,
            cell: (row) => (row.lastUsedAt === null ? 'never' : <RelativeTime at={row.lastUsedAt} />),
          },
          {
            id: 'revoke',
            header: 'Revoke',
            headerHidden: true,
            align: 'end',
            phone: 'amount',
            cell: (row) => (
              <Button size="small" onClick={() => setRevoking(row)}>
                Revoke
              </Button>
            ),
          },
        ]}
      />
      {creating ? <CreateKey onClose={() => setCreating(false)} /> : null}
      <Dialog
        open={revoking !== undefined}
        onOpenChange={() => setRevoking(undefined)}
        title={`Revoke ${revoking?.name ?? ''}?`}
        facts={[
          'Requests with this key are refused from now on.',
          'What it has recorded stays.',
          'This cannot be undone.',
        ]}
        confirm={{
          label: 'Revoke key',
          danger: true,
          busy: revoke.isPending,
          onConfirm: () => revoking && revoke.mutate(revoking),
        }}
      >
        <FormProblem error={revoke.error} />
      </Dialog>
    </>
  );
}

function CreateKey({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<readonly Scope[]>(['signups:write', 'conversions:write']);
  const create = useChange((body: { name: string; scopes: readonly Scope[] }) => api.post('/api-keys', body), {
    topics: ['api-keys'],
  });
  const first = useRef<HTMLInputElement>(null);
  const ready = name.trim() !== '' && chosen.length > 0;
  const submit = () => {
    if (ready && !create.isPending) create.mutate({ name, scopes: chosen });
  };
  if (create.data !== undefined) {
    return (
      <Dialog
        open
        onOpenChange={onClose}
        title={`Key ${create.data.name} is ready`}
        footer={
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        }
      >
        <p className="mb-3">Copy it now. It is shown once; what is kept cannot be turned back into the key.</p>
        <CopyField value={create.data.key} label="API key" saidAs="Key copied" />
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Create an API key"
      initialFocus={first}
      confirm={{ label: 'Create key', busy: create.isPending, disabled: !ready, onConfirm: submit }}
    >
      <DialogForm onSubmit={submit}>
        <FormProblem error={create.error} />
        <TextField
          ref={first}
          label="Name"
          hint="Which system uses it"
          required
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={fieldError(create.error, 'name')}
        />
        <fieldset className="grid gap-2">
          <legend className="ui-label">What it may do</legend>
          {scopes.map(([scope, label]) => (
            <Checkbox
              key={scope}
              label={label}
              hint={scope}
              checked={chosen.includes(scope)}
              onCheckedChange={(on) => setChosen(on ? [...chosen, scope] : chosen.filter((one) => one !== scope))}
            />
          ))}
        </fieldset>
      </DialogForm>
    </Dialog>
  );
}
