import { type OpenInvitation, problemOf } from '@tributary/api-client';
import { AuthShell, Button, ButtonLink, DateTime, PasswordField, SkeletonText, TextField } from '@tributary/ui';
import { type FormEvent, useState } from 'react';
import { api, enter, useChange, useData } from '../../../shared/api.js';
import { useGo, useSearchState } from '../../../shared/link.js';
import { fieldError, FormProblem, passwordError, ProblemState } from '../../../shared/problem.js';
import { useTitle } from '../../../shared/title.js';

const closed = {
  accepted: () => ['This invitation was accepted already', 'Sign in with the password that was chosen then.'],
  revoked: (company: string) => [
    'This invitation was taken back',
    `Ask ${company} for a new one if you still need it.`,
  ],
  expired: (company: string) => ['This invitation has expired', `Ask ${company} for a new one.`],
} as const;

const signIn = (
  <ButtonLink wide href="/sign-in">
    Sign in
  </ButtonLink>
);

export function Invitation() {
  useTitle('Invitation');
  const [search] = useSearchState();
  const token = search.token ?? '';
  const invitation = useData('invitation', `/invitations/${encodeURIComponent(token)}`, {}, { enabled: token !== '' });
  if (token === '' || (invitation.isError && invitation.data === undefined)) {
    return (
      <AuthShell
        title="This invitation cannot be opened"
        description="The link may be incomplete. Copy all of it from the letter."
      >
        {token === '' || problemOf(invitation.error).status === 404 ? (
          signIn
        ) : (
          <ProblemState
            error={invitation.error}
            onRetry={() => void invitation.refetch()}
            retrying={invitation.isFetching}
          />
        )}
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
    const [title, words] = closed[invitation.data.state](invitation.data.organisation);
    return (
      <AuthShell title={title} description={words}>
        {signIn}
      </AuthShell>
    );
  }
  return <Accept token={token} invitation={invitation.data} />;
}

function Accept({ token, invitation }: { token: string; invitation: OpenInvitation }) {
  const go = useGo();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const accept = useChange(() => api.post('/invitations/accept', { token, name, password }), {
    topics: [],
    onDone: (session) => {
      enter(session);
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
      <form className="ui-form" noValidate onSubmit={submit}>
        <FormProblem error={accept.error} fields={['name', 'password']} />
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
          error={passwordError(accept.error, password)}
        />
        <Button variant="primary" wide type="submit" busy={accept.isPending}>
          Join {invitation.organisation}
        </Button>
      </form>
    </AuthShell>
  );
}
