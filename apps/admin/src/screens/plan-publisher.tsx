import { useData } from '../../../shared/api.js';
import { useSession } from '../../../shared/session.js';

/** Who published a version. */
export function usePublisher(): (by: string | null) => string {
  const { account } = useSession();
  const actors = useData('actors', '/actors');
  return (by) => {
    if (by === account.id) return 'you';
    const actor = actors.data?.find(({ id }) => id === by);
    if (actor === undefined) return actors.isPending ? '…' : 'a deleted API key';
    return actor.kind === 'person' ? actor.name : `API key ${actor.name}`;
  };
}
