import type { OpenInvitation, Session } from '@tributary/api-client';
import { AuthShell, Button, ButtonLink, DateTime, PasswordField, SkeletonText, TextField } from '@tributary/ui';
import { type FormEvent, useState } from 'react';
import { api, queries, useChange, useData } from '../../../shared/api.js';
import { useGo, useSearchState } from '../../../shared/link.js';
import { fieldError, FormProblem, ProblemState } from '../../../shared/problem.js';
import { useTitle } from '../../../shared/title.js';

const closed = {
  accepted: ['This invitation was accepted already', 'Sign in with the password that was chosen then.'],
  revoked: ['This invitation was taken back', 'Ask the company that invited you for a new one.'],
  expired: ['This invitation has expired', 'Ask the company that invited you for a new one.'],
} as const;

export function Invitation() {
  useTitle('Invitation');
  const [search] = useSearchState();
  const token = search.token ?? '';
  const invitation = useData<OpenInvitation>(
    'invitation',
    `/invitations/${encodeURIComponent(token)}`,
    {},
    { enabled: token !== '' },
  );
  if (token === '' || (invitation.isError && invitation.data === undefined)) {
    return (
      <AuthShell
        title="This invitation cannot be opened"
        description="The link may be incomplete. Copy all of it from the letter."
      >
        {token === '' ? null : <ProblemState error={invitation.error} onRetry={() => void invitation.refetch()} />}
      </AuthShell>
    );
  }
  if (invitation.data === undefined)
    return (
      <AuthShell title="Invitation">
        <SkeletonText lines={4} />
      </AuthShell>
    );
  if (invitation.data.state !== 'open') {
    const [title, words] = closed[invitation.data.state];
    return (
      <AuthShell title={title} description={words}>
        <ButtonLink wide href="/sign-in">
          Sign in
        </ButtonLink>
      </AuthShell>
    );
  }
  return <Accept token={token} invitation={invitation.data} />;
}

function Accept({ token, invitation }: { token: string; invitation: OpenInvitation }) {
  const go = useGo();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const accept = useChange(() => api.post<Session>('/invitations/accept', { token, name, password }), {
    topics: [],
    onDone: (session) => {
      // Whoever used this browser before may have been somebody else.
      api.forget();
      queries.removeQueries({ predicate: ({ queryKey: [topic] }) => topic !== 'invitation' });
      queries.setQueryData(['session'], session);
      go('/', { replace: true });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    accept.mutate(undefined);
  };
  return (
    <AuthShell
      title={`Join ${invitation.organisation}`}
      description={`${invitation.partner} is invited as a partner. Choose a password to see your links and earnings.`}
      footer={
        <>
          Open until <DateTime at={invitation.expiresAt} precision="minute" />
        </>
      }
    >
      <form className="ui-form" onSubmit={submit}>
        <FormProblem error={accept.error} />
        <TextField label="E-mail" type="email" autoComplete="username" value={invitation.email} readOnly />
        <TextField
          label="Your name"
          autoComplete="name"
          required
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={fieldError(accept.error, 'name')}
        />
        <PasswordField
          label="Password"
          autoComplete="new-password"
          required
          hint="At least 10 characters. If you have an account here already, its password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          error={fieldError(accept.error, 'password')}
        />
        <Button variant="primary" wide type="submit" busy={accept.isPending}>
          Join {invitation.organisation}
        </Button>
      </form>
    </AuthShell>
  );
}
