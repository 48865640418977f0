import { AuthShell, Button, PasswordField, TextField, UiLink } from '@tributary/ui';
import { type FormEvent, useState } from 'react';
import { api, enter, useChange, useData } from './api.js';
import { base, useGo, useSearchState } from './link.js';
import { FormProblem } from './problem.js';
import { homeOf } from './session.js';
import { useTitle } from './title.js';

/** Where to go after signing in: only ever a path of this application. */
const safeReturn = (path: string | undefined): string => (path?.startsWith('/') && !path.startsWith('//') ? path : '/');

export function SignIn({ title, hint }: { title: string; hint: string }) {
  useTitle('Sign in');
  const go = useGo();
  const [search] = useSearchState();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const setup = useData('setup', '/setup');
  const signIn = useChange((body: { email: string; password: string }) => api.post('/session', body), {
    topics: [],
    onDone: (session) => {
      const home = homeOf(session.membership);
      if (home !== `${base}/`) {
        location.assign(home);
        return;
      }
      enter(session);
      go(safeReturn(search.to), { replace: true });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    signIn.mutate({ email, password });
  };
  return (
    <AuthShell
      title={title}
      description={hint}
      footer={
        setup.data?.needed ? (
          <>
            This installation is new.{' '}
            <UiLink
              href={base === '/admin' ? '/setup' : '#'}
              onClick={() => {
                if (base !== '/admin') location.assign('/admin/setup');
              }}
            >
              Set it up
            </UiLink>
          </>
        ) : undefined
      }
    >
      <form className="ui-form" onSubmit={submit}>
        <FormProblem error={signIn.error} />
        <TextField
          label="E-mail"
          type="email"
          name="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <PasswordField
          label="Password"
          name="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button variant="primary" wide type="submit" busy={signIn.isPending}>
          Sign in
        </Button>
      </form>
    </AuthShell>
  );
}
