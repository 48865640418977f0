import type { Partner } from '@tributary/api-client';
import { StatusBadge, type Tone } from '@tributary/ui';

export const access: Readonly<Record<Partner['access'], readonly [Tone, string]>> = {
  none: ['neutral', 'Not invited'],
  invited: ['warning', 'Invited'],
  joined: ['positive', 'Joined'],
  revoked: ['neutral', 'Revoked'],
};
export const AccessOf = ({ partner }: { partner: Partner }) => (
  <StatusBadge tone={access[partner.access][0]}>{access[partner.access][1]}</StatusBadge>
);

const standings: Readonly<Record<Partner['state'], readonly [Tone, string]>> = {
  active: ['neutral', 'Active'],
  suspended: ['warning', 'Suspended'],
  terminated: ['negative', 'Terminated'],
};
/** What is as usual stays plain. */
export const StandingOf = ({ partner: { state } }: { partner: Partner }) =>
  state === 'active' ? (
    <span>{standings.active[1]}</span>
  ) : (
    <StatusBadge tone={standings[state][0]}>{standings[state][1]}</StatusBadge>
  );

/** "introducing-broker" as "Introducing broker". */
export const partnerType = (type: string): string =>
  `${type.charAt(0).toUpperCase()}${type.slice(1).replaceAll('-', ' ')}`;
