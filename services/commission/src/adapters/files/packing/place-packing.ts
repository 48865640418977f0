import type { Place } from '../../../domain/order.js';
import type { Packing } from './packer.js';

export const packedPlace: Packing<Place> = {
  write(to, place) {
    to.number(place[0]);
    to.number(place[1]);
    to.text(place[2]);
    to.numbered(place[3]);
    to.number(place[4]);
    to.number(place[5]);
  },
  read: (from) => [from.number(), from.number(), from.text(), from.numbered(), from.number(), from.number()],
};
