import { Button, ErrorState, SkeletonText, useDelayed } from '@tributary/ui';

export function RouteError({ error, reset }: { error: unknown; reset: () => void }) {
  return (
    <ErrorState
      title="This page has a fault"
      code={error instanceof Error ? error.message : 'page-fault'}
      actions={
        <Button
          size="small"
          onClick={() => {
            reset();
            location.reload();
          }}
        >
          Reload
        </Button>
      }
    >
      Nothing was changed. Reload the page; if it happens again, report the code.
    </ErrorState>
  );
}

export function Waiting() {
  return useDelayed(true) ? <SkeletonText lines={4} /> : null;
}
