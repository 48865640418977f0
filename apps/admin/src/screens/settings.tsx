import { PageHeader } from '@tributary/ui';
import { AccountForm, Appearance } from '../../../shared/account.js';
import { Devices } from '../../../shared/devices.js';
import { useTitle } from '../../../shared/title.js';

export function Settings() {
  useTitle('You');
  return (
    <>
      <PageHeader title="You and your devices" />
      <div className="grid gap-10">
        <AccountForm />
        <Appearance />
        <Devices />
      </div>
    </>
  );
}
