import { useData } from '../../../shared/api.js';
import { useMay } from '../../../shared/may.js';
import { useSession } from '../../../shared/session.js';

/** Who published a version, as far as the reader may know. */
export function usePublisher(): (by: string | null) => string {
  const { account } = useSession();
  const keys = useData('api-keys', '/api-keys', {}, { enabled: useMay().operate });
  return (by) => {
    if (by === account.id) return 'you';
    const key = keys.data?.find(({ id }) => id === by);
    return key === undefined ? 'another member of staff, or an API key' : `API key ${key.name}`;
  };
}
