import type { Partner } from '@tributary/api-client';
import { Button, PageHeader, SectionHeader, SkeletonText, TextField, useToast, useUi } from '@tributary/ui';
import { useState } from 'react';
import { AccountForm, Appearance } from '../../../shared/account.js';
import { api, useChange, useData } from '../../../shared/api.js';
import { Devices } from '../../../shared/devices.js';
import { fieldError, FormProblem, ProblemState } from '../../../shared/problem.js';
import { useTitle } from '../../../shared/title.js';

/** What a section is about stands beside it where there is room. */
const sections =
  'grid [&>section]:border-t [&>section]:border-line [&>section]:py-8 [&>section:first-child]:border-t-0 [&>section:first-child]:pt-0 ' +
  'min-[900px]:[&>section]:grid min-[900px]:[&>section]:grid-cols-[18rem_minmax(0,1fr)] min-[900px]:[&>section]:gap-x-8 ' +
  'min-[900px]:[&>section>*:not(:first-child)]:col-start-2 min-[900px]:[&_.ui-section-head]:content-start';

/** "GB" is the United Kingdom; nothing for what is no country. */
function countryName(code: string, locale: string | undefined): string | undefined {
  if (!/^[A-Za-z]{2}$/.test(code)) return undefined;
  return new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' }).of(code.toUpperCase());
}

export function Settings() {
  useTitle('Settings');
  return (
    <>
      <PageHeader title="Settings" />
      <div className={sections}>
        <Profile />
        <AccountForm />
        <Appearance />
        <Devices />
      </div>
    </>
  );
}

function Profile() {
  const profile = useData('partners', '/profile');
  return (
    <section aria-labelledby="profile">
      <SectionHeader id="profile" title="Profile" description="How the company that you work with knows you." />
      {profile.isError && profile.data === undefined ? (
        <ProblemState
          title="Your profile could not be read"
          error={profile.error}
          onRetry={() => void profile.refetch()}
          retrying={profile.isFetching}
        />
      ) : profile.data === undefined ? (
        <SkeletonText lines={4} />
      ) : (
        <ProfileForm key={profile.data.id} partner={profile.data} />
      )}
    </section>
  );
}

function ProfileForm({ partner }: { partner: Partner }) {
  const toast = useToast();
  const { locale } = useUi();
  const [name, setName] = useState(partner.name);
  const [email, setEmail] = useState(partner.email);
  const [country, setCountry] = useState(partner.country ?? '');
  const save = useChange(
    () => api.patch('/profile', { name, email, ...(country === '' ? {} : { country: country.toUpperCase() }) }),
    { onDone: () => toast('Saved', { tone: 'positive' }) },
  );
  return (
    <form
      className="ui-form max-w-md"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(undefined);
      }}
    >
      <FormProblem error={save.error} fields={['name', 'email', 'country']} />
      <TextField
        label="Partner name"
        required
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={fieldError(save.error, 'name')}
      />
      <TextField
        label="E-mail"
        type="email"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        error={fieldError(save.error, 'email')}
      />
      <TextField
        label="Country"
        optional
        maxLength={2}
        placeholder="GB"
        hint={countryName(country, locale) ?? 'Its two letters'}
        value={country}
        onChange={(event) => setCountry(event.target.value)}
        error={fieldError(save.error, 'country')}
      />
      <div>
        <Button type="submit" busy={save.isPending}>
          Save profile
        </Button>
      </div>
    </form>
  );
}
