import type { Partner } from '@tributary/api-client';
import {
  Button,
  ButtonLink,
  CopyCode,
  CopyField,
  DateTime,
  DefinitionList,
  Dialog,
  Money,
  SectionHeader,
  Sheet,
  SkeletonText,
  useToast,
} from '@tributary/ui';
import { useState } from 'react';
import { api, useChange, useData } from '../../../shared/api.js';
import { useMay } from '../../../shared/may.js';
import { FormProblem, ProblemState } from '../../../shared/problem.js';
import { Erasure } from './partner-erasure.js';
import { Place } from './partner-place.js';
import { Standing } from './partner-standing.js';
import { AccessOf, partnerType, StandingOf } from './partner-words.js';

export function PartnerSheet({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const may = useMay();
  const partner = useData('partners', `/partners/${id ?? ''}`, {}, { enabled: id !== undefined });
  const found = partner.data?.id === id ? partner.data : undefined;
  return (
    <Sheet
      open={id !== undefined}
      onOpenChange={onClose}
      title={found?.name ?? 'Partner'}
      aside={
        found === undefined ? undefined : found.state === 'active' ? (
          <AccessOf partner={found} />
        ) : (
          <StandingOf partner={found} />
        )
      }
    >
      {partner.isError && found === undefined ? (
        <ProblemState error={partner.error} onRetry={() => void partner.refetch()} />
      ) : found === undefined ? (
        <SkeletonText lines={8} />
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-8" key={found.id}>
          <DefinitionList
            items={[
              { term: 'Code', value: <CopyCode value={found.code} /> },
              { term: 'E-mail', value: found.erased ? 'erased' : found.email },
              { term: 'Type', value: partnerType(found.type) },
              { term: 'Country', value: found.country ?? 'unknown' },
              { term: 'Added', value: <DateTime at={found.createdAt} precision="exact" /> },
              {
                term: 'Joined',
                value: found.joinedAt === null ? 'not yet' : <DateTime at={found.joinedAt} precision="exact" />,
              },
            ]}
          />
          {may.money ? <Balances partner={found} /> : null}
          <Links partner={found} />
          {may.programs && !found.erased ? <Access partner={found} /> : null}
          {may.programs ? <Place partner={found} /> : null}
          {may.programs ? <Standing partner={found} /> : null}
          {may.operate ? <Erasure partner={found} /> : null}
        </div>
      )}
    </Sheet>
  );
}

function Access({ partner }: { partner: Partner }) {
  const toast = useToast();
  const [revoking, setRevoking] = useState(false);
  const invite = useChange(() => api.post(`/partners/${partner.id}/invitations`), {
    onDone: () => toast('Invitation written', { tone: 'positive' }),
  });
  const revoke = useChange(() => api.delete(`/partners/${partner.id}/access`), {
    onDone: () => {
      setRevoking(false);
      invite.reset();
      toast('Access revoked');
    },
  });
  const has = partner.access === 'invited' || partner.access === 'joined';
  return (
    <section aria-labelledby="access">
      <SectionHeader
        id="access"
        title="Access to the portal"
        description={
          partner.access === 'invited' && partner.invitedAt !== null ? (
            <>
              Invited <DateTime at={partner.invitedAt} precision="minute" />, not accepted yet.
            </>
          ) : partner.state === 'active' ? undefined : (
            'Only an active partner is invited.'
          )
        }
      />
      <div className="grid gap-3">
        <FormProblem error={invite.error} />
        {invite.data === undefined ? null : (
          <>
            <CopyField value={invite.data.url} label="Invitation link" variant="primary" />
            <p className="text-sm text-muted">
              Works once, until <DateTime at={invite.data.expiresAt} precision="minute" />. It was also written to the
              mail outbox.
            </p>
          </>
        )}
        <div className="flex flex-wrap gap-2">
          {partner.access === 'joined' || partner.state !== 'active' ? null : (
            <Button busy={invite.isPending} onClick={() => invite.mutate(undefined)}>
              {partner.access === 'invited' ? 'Send again and show link' : 'Invite'}
            </Button>
          )}
          {has ? <Button onClick={() => setRevoking(true)}>Revoke access</Button> : null}
        </div>
      </div>
      <Dialog
        open={revoking}
        onOpenChange={setRevoking}
        title={`Revoke the access of ${partner.name}?`}
        facts={[
          'Invitations that are open stop working, and everybody of this partner is signed out.',
          'Links, commissions and balances stay.',
          'You can invite them again.',
        ]}
        confirm={{
          label: 'Revoke access',
          danger: true,
          busy: revoke.isPending,
          onConfirm: () => revoke.mutate(undefined),
        }}
      >
        <FormProblem error={revoke.error} />
      </Dialog>
    </section>
  );
}

function Balances({ partner }: { partner: Partner }) {
  const balances = useData('balances', '/balances', { partner: partner.id });
  return (
    <section aria-labelledby="balance">
      <SectionHeader
        id="balance"
        title="Balance"
        aside={
          <ButtonLink size="small" href={`/commissions?state=all&partner=${partner.id}`}>
            Commissions
          </ButtonLink>
        }
      />
      {balances.isError && balances.data === undefined ? (
        <ProblemState error={balances.error} onRetry={() => void balances.refetch()} />
      ) : balances.data === undefined ? (
        <SkeletonText lines={2} />
      ) : balances.data.length === 0 ? (
        <p className="text-muted">Nothing earned yet.</p>
      ) : (
        balances.data.map(({ currency, held, pending, available, inTransit, paid, debt }) => (
          <DefinitionList
            figures
            key={currency}
            items={[
              ...(
                [
                  ['On hold', held],
                  ['Pending', pending],
                  ['Available', available],
                  ['In transit', inTransit],
                  ['Paid', paid],
                ] as const
              ).map(([term, value]) => ({ term, value: <Money value={{ minor: value, currency }} /> })),
              ...(debt === 0
                ? []
                : [{ term: 'Debt', value: <Money value={{ minor: -Math.abs(debt), currency }} owed /> }]),
            ]}
          />
        ))
      )}
    </section>
  );
}

function Links({ partner }: { partner: Partner }) {
  const links = useData('links', '/links', { partner: partner.id, limit: 20 });
  return (
    <section aria-labelledby="links">
      <SectionHeader id="links" title="Links" />
      {links.data === undefined ? (
        <SkeletonText lines={2} />
      ) : links.data.items.length === 0 ? (
        <p className="text-muted">No links yet.</p>
      ) : (
        <div className="grid gap-2">
          {links.data.items.map((link) => (
            <CopyField
              key={link.id}
              value={link.url}
              display={link.url.replace(/^https?:\/\//, '')}
              strong={link.code}
              label={`Link ${link.code}`}
            />
          ))}
        </div>
      )}
    </section>
  );
}
