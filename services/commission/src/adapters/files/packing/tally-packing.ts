import type { Child, Member, Node, Root, Sums } from '../../../domain/tally-nodes.js';
import type { Packing } from './packer.js';
import { packedPlace } from './place-packing.js';

const packedAmount: Packing<bigint> = {
  write: (to, amount) => to.amount(amount),
  read: (from) => from.amount(),
};
const packedSums: Packing<Sums> = {
  write: (to, sums) => to.list(sums, packedAmount),
  read: (from) => from.list(packedAmount),
};

const packedMember: Packing<Member> = {
  write(to, { place, id, sums, recorded, until, own }) {
    packedPlace.write(to, place);
    to.text(id);
    packedSums.write(to, sums);
    to.number(recorded);
    to.number(until);
    to.maybe(own, packedPlace);
  },
  read: (from) => ({
    place: packedPlace.read(from),
    id: from.text(),
    sums: packedSums.read(from),
    recorded: from.number(),
    until: from.number(),
    own: from.maybe(packedPlace) ?? undefined,
  }),
};

const packedChild: Packing<Child> = {
  write(to, { node, first, sums, recorded }) {
    to.number(node);
    packedPlace.write(to, first);
    packedSums.write(to, sums);
    to.number(recorded);
  },
  read: (from) => ({
    node: from.number(),
    first: packedPlace.read(from),
    sums: packedSums.read(from),
    recorded: from.number(),
  }),
};

const packedMembers: Packing<readonly Member[]> = {
  write: (to, members) => to.list(members, packedMember),
  read: (from) => from.list(packedMember),
};
const packedChildren: Packing<readonly Child[]> = {
  write: (to, children) => to.list(children, packedChild),
  read: (from) => from.list(packedChild),
};

export const packedNode: Packing<Node> = {
  write(to, { members, children }) {
    to.maybe(members, packedMembers);
    to.maybe(children, packedChildren);
  },
  read: (from) => ({
    members: from.maybe(packedMembers) ?? undefined,
    children: from.maybe(packedChildren) ?? undefined,
  }),
};

export const packedRoot: Packing<Root> = {
  write(to, { members, children, next, total }) {
    to.maybe(members, packedMembers);
    to.maybe(children, packedChildren);
    to.number(next);
    packedSums.write(to, total.sums);
    to.number(total.recorded);
  },
  read: (from) => ({
    members: from.maybe(packedMembers) ?? undefined,
    children: from.maybe(packedChildren) ?? undefined,
    next: from.number(),
    total: { sums: packedSums.read(from), recorded: from.number() },
  }),
};
