import { consumerGroup } from '@tributary/bus';

export const clicksGroup = consumerGroup('analytics-clicks', { log: 'click', onFailure: 'dead-letter' });
export const tradeGroup = consumerGroup('analytics-trade', { onFailure: 'park' });
export const activityGroup = consumerGroup('analytics-activity', { onFailure: 'dead-letter' });
