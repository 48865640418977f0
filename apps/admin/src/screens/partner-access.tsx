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
