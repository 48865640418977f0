import { consumerGroup } from '@tributary/bus';

/** Folds facts and posts entries. */
export const engineGroup = consumerGroup('commission-engine', { onFailure: 'park' });
/** What people read of commissions. */
export const listGroup = consumerGroup('commission-list', { onFailure: 'park' });
/** Which organisations' hours are counted. */
export const clockGroup = consumerGroup('commission-clock', { onFailure: 'dead-letter' });
/** What the settlement of periods is decided by. */
export const periodsGroup = consumerGroup('commission-periods', { onFailure: 'park' });
/** Exchange rates as people read them. */
export const ratesGroup = consumerGroup('commission-rates', { onFailure: 'dead-letter' });
/** Which payouts have no result yet. */
export const payoutsGroup = consumerGroup('commission-payouts', { onFailure: 'park' });
