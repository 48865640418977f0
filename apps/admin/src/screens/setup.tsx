import type { SetupResult } from '@tributary/api-client';
import { AuthShell, Button, ButtonLink, Callout, CopyField, PasswordField, TextField } from '@tributary/ui';
import { type FormEvent, useState } from 'react';
import { api, queries, useChange, useData } from '../../../shared/api.js';
import { fieldError, FormProblem, ProblemState } from '../../../shared/problem.js';
import { useTitle } from '../../../shared/title.js';

interface Answers {
  organisation: string;
  name: string;
  email: string;
  password: string;
}

/** The first run: one organisation, its first administrator, and a key for its systems. */
export function Setup() {
  useTitle('Set up');
  const state = useData('setup', '/setup');
  const [answers, setAnswers] = useState<Answers>({ organisation: '', name: '', email: '', password: '' });
  const set = (field: keyof Answers) => (event: { target: { value: string } }) =>
    setAnswers({ ...answers, [field]: event.target.value });
  const setup = useChange(({ name, ...body }: Answers) => api.post('/setup', name === '' ? body : { ...body, name }), {
    topics: ['setup'],
    // That nobody was signed in must not be believed until the session is asked for again.
    onDone: () => queries.removeQueries({ queryKey: ['session'] }),
  });
  if (setup.data !== undefined) return <Done result={setup.data} />;
  if (state.data?.needed === false) {
    return (
      <AuthShell
        title="This installation is set up already"
        description="Sign in with your own account, or ask an administrator for one."
      >
        <ButtonLink variant="primary" wide href="/sign-in">
          Sign in
        </ButtonLink>
      </AuthShell>
    );
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setup.mutate(answers);
  };
  return (
    <AuthShell
      wide
      title="Set up Tributary"
      description="Your organisation and its first administrator. Everything else can follow later."
    >
      <form className="ui-form" noValidate onSubmit={submit}>
        {state.isError ? <ProblemState error={state.error} onRetry={() => void state.refetch()} /> : null}
        <FormProblem error={setup.error} />
        <TextField
          label="Organisation"
          autoComplete="organization"
          required
          value={answers.organisation}
          onChange={set('organisation')}
          error={fieldError(setup.error, 'organisation')}
        />
        <TextField
          label="Your name"
          optional
          autoComplete="name"
          value={answers.name}
          onChange={set('name')}
          error={fieldError(setup.error, 'name')}
        />
        <TextField
          label="E-mail"
          type="email"
          autoComplete="username"
          required
          value={answers.email}
          onChange={set('email')}
          error={fieldError(setup.error, 'email')}
        />
        <PasswordField
          label="Password"
          autoComplete="new-password"
          hint="At least 10 characters"
          required
          value={answers.password}
          onChange={set('password')}
          error={fieldError(setup.error, 'password')}
        />
        <Button variant="primary" wide type="submit" busy={setup.isPending}>
          Set up
        </Button>
      </form>
    </AuthShell>
  );
}

function Done({ result: { organisation, apiKey } }: { result: SetupResult }) {
  return (
    <AuthShell
      wide
      title={`${organisation.name} is ready`}
      description="You are signed in. This is the first API key; it is shown once and cannot be shown again."
    >
      <div className="grid gap-4">
        <CopyField value={apiKey} label="API key" saidAs="Key copied" />
        <Callout tone="warning" title="Keep it where your shop’s server keeps its secrets">
          <p>It may do everything. Keys that may do less are made under Settings, API keys.</p>
        </Callout>
        <ButtonLink variant="primary" wide href="/programs?create=1">
          Create the first program
        </ButtonLink>
        <ButtonLink wide href="/">
          Go to the overview
        </ButtonLink>
      </div>
    </AuthShell>
  );
}
