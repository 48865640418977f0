import {
  Button,
  PasswordField,
  SectionHeader,
  Segmented,
  Switch,
  TextField,
  type Theme,
  setShortcutsEnabled,
  useShortcutsEnabled,
  useTheme,
  useToast,
} from '@tributary/ui';
import { useState } from 'react';
import { api, queries, useChange } from './api.js';
import { fieldError, FormProblem, passwordError } from './problem.js';
import { useSession } from './session.js';

export function AccountForm() {
  const { account } = useSession();
  const toast = useToast();
  const [name, setName] = useState(account.name);
  const [password, setPassword] = useState('');
  const [currentPassword, setCurrent] = useState('');
  const save = useChange(
    (body: { name?: string; password?: string; currentPassword?: string }) => api.patch('/account', body),
    {
      topics: [],
      onDone: () => {
        setPassword('');
        setCurrent('');
        toast('Saved', { tone: 'positive' });
        void queries.invalidateQueries({ queryKey: ['session'] });
      },
    },
  );
  return (
    <section aria-labelledby="account">
      <SectionHeader id="account" title="You" description={account.email} />
      <form
        className="ui-form max-w-md"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate({ name, ...(password === '' ? {} : { password, currentPassword }) });
        }}
      >
        <FormProblem error={save.error} fields={['name', 'password', 'currentPassword']} />
        <TextField
          label="Name"
          value={name}
          autoComplete="name"
          required
          onChange={(event) => setName(event.target.value)}
          error={fieldError(save.error, 'name')}
        />
        <PasswordField
          label="New password"
          optional
          autoComplete="new-password"
          hint="At least 10 characters; leave it empty to keep the present one"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          error={passwordError(save.error, password)}
        />
        {password === '' ? null : (
          <PasswordField
            label="Current password"
            required
            value={currentPassword}
            onChange={(event) => setCurrent(event.target.value)}
            error={fieldError(save.error, 'currentPassword')}
          />
        )}
        <div>
          <Button type="submit" variant="primary" busy={save.isPending}>
            Save
          </Button>
        </div>
      </form>
    </section>
  );
}

const themes = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

export function Appearance() {
  const { setTheme } = useTheme();
  const shortcuts = useShortcutsEnabled();
  const [chosen, setChosen] = useState<Theme>(
    () => (document.documentElement.dataset.theme as Theme | undefined) ?? 'system',
  );
  return (
    <section aria-labelledby="appearance">
      <SectionHeader id="appearance" title="Appearance" />
      <div className="grid justify-items-start gap-4">
        <Segmented
          label="Theme"
          value={chosen}
          options={themes}
          onValueChange={(theme) => {
            setChosen(theme);
            setTheme(theme);
          }}
        />
        <Switch
          label="Single-key shortcuts"
          hint="Press ? on a page to see them"
          checked={shortcuts}
          onCheckedChange={setShortcutsEnabled}
        />
      </div>
    </section>
  );
}
