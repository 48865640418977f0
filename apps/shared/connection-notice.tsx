import { Callout, DateTime } from '@tributary/ui';
import { WifiOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useConnection } from './connection.js';

/** A connection that comes back at once is not worth a word. */
const PATIENCE = 3_000;

/** Says that figures no longer follow, and since when; goes by itself. */
export function ConnectionNotice() {
  const { connected, offline, since } = useConnection();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    setShown(false);
    if (connected) return;
    const timer = setTimeout(() => setShown(true), offline ? 0 : PATIENCE);
    return () => clearTimeout(timer);
  }, [connected, offline]);
  return (
    <div role="status">
      {shown ? (
        <div className="mb-6">
          <Callout
            tone="warning"
            icon={<WifiOff aria-hidden="true" />}
            title={offline ? 'You are offline' : 'The connection to the server is broken'}
          >
            <p>
              Figures are from <DateTime at={since} precision="minute" />. They follow again by themselves once the
              connection is back; until then nothing can be changed.
            </p>
          </Callout>
        </div>
      ) : null}
    </div>
  );
}
