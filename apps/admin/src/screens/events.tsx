import { PageHeader } from '@tributary/ui';
import { useTitle } from '../../../shared/title.js';
import { DeadLetters } from './dead-letters.js';
import { ReadModels } from './read-models.js';
import { Proof } from './verification-proof.js';

export function Events() {
  useTitle('Events');
  return (
    <>
      <PageHeader
        title="Events"
        description="Everything here is derived from events. These are the ones a reader could not take, and the proof that the rest adds up."
      />
      <div className="grid gap-10">
        <DeadLetters />
        <Proof />
        <ReadModels />
      </div>
    </>
  );
}
