import { ButtonLink } from '@tributary/ui';
import { Download } from 'lucide-react';

/** The rows of a list as a file, filtered as the list is. */
export function ExportLink({ href, name }: { href: string; name: string }) {
  return (
    <ButtonLink icon={<Download aria-hidden="true" />} download={name} href={href}>
      Export CSV
    </ButtonLink>
  );
}
