import { ButtonLink } from '@tributary/ui';
import { Download } from 'lucide-react';
import { api } from '../../shared/api.js';

/** The rows of a list as a file, filtered as the list is. */
export function ExportLink({
  path,
  query = {},
  name,
}: {
  path: string;
  query?: Readonly<Record<string, string | undefined>>;
  name: string;
}) {
  return (
    <ButtonLink icon={<Download aria-hidden="true" />} download={name} href={api.url(path, query)}>
      Export CSV
    </ButtonLink>
  );
}
