-- Moments are milliseconds since 1970, UTC. Tables without an organisation are the worker role's alone: they are read
-- before it is known whose request it is.
create table organisation (
  id         text   primary key,
  name       text   not null,
  zone       text   not null,
  created_at bigint not null
);

-- One account per e-mail address and installation.
create table account (
  id         uuid   primary key,
  email      text   not null unique check (email = lower(email)),
  name       text   not null,
  password   text   not null,
  created_at bigint not null
);

create table membership (
  id           uuid   primary key,
  organisation text   not null,
  account      uuid   not null,
  role         text   not null,
  partner      uuid,
  created_at   bigint not null,
  revoked_at   bigint
);
create unique index membership_in_force on membership (organisation, account, partner) nulls not distinct where revoked_at is null;
create index membership_of_account on membership (account);
create index membership_of_partner on membership (organisation, partner);

-- `token` is the SHA-256 of what the cookie carries.
create table session (
  id           uuid   primary key,
  token        bytea  not null unique,
  account      uuid   not null references account on delete cascade,
  membership   uuid   not null,
  device       text   not null,
  created_at   bigint not null,
  last_seen_at bigint not null,
  ends_at      bigint not null
);
create index session_of_account on session (account);
create index session_of_membership on session (membership);

-- `hash` is the SHA-256 of the whole key: it is random, so that a slow hash would add nothing.
create table api_key (
  id           uuid   primary key,
  organisation text   not null,
  account      uuid   not null,
  name         text   not null,
  prefix       text   not null unique,
  hash         bytea  not null unique,
  scopes       text[] not null,
  created_at   bigint not null,
  last_used_at bigint
);
create index api_key_of_organisation on api_key (organisation, created_at);

-- Read models of `gateway-memberships`.
create table invitation (
  generation   int    not null,
  organisation text   not null,
  id           uuid   not null,
  partner      uuid   not null,
  expires_at   bigint not null,
  state        text   not null check (state in ('open', 'accepted', 'revoked')),
  primary key (generation, organisation, id)
);
create index invitation_of_partner on invitation (generation, organisation, partner);

-- Name and address as the events carry them, sealed.
create table invitee (
  generation   int  not null,
  organisation text not null,
  partner      uuid not null,
  personal     json not null,
  primary key (generation, organisation, partner)
);
