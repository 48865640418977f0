import { ButtonLink, EmptyState } from '@tributary/ui';
import { useTitle } from '../../../shared/title.js';

export function NotFound() {
  useTitle('Not found');
  return (
    <EmptyState headingLevel="h1" title="There is no such page" action={<ButtonLink href="/">Overview</ButtonLink>}>
      The address is wrong, or what it showed has been removed.
    </EmptyState>
  );
}
