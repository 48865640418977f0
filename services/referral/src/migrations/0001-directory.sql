-- Lists of programs, links and referrals, folded by the group referral-directory. Moments are milliseconds since 1970.

create table program (
  generation   int    not null,
  organisation text   not null,
  id           uuid   not null,
  code         text   not null,
  name         text   not null,
  currency     text   not null,
  landing_url  text,
  attribution  text   not null,
  window_days  int    not null,
  zone         text   not null,
  state        text   not null,
  created_at   bigint not null,
  primary key (generation, organisation, id)
);

create table link (
  generation   int    not null,
  organisation text   not null,
  id           uuid   not null,
  code         text   not null,
  program      uuid   not null,
  partner      uuid   not null,
  target       text,
  campaign     text,
  created_at   bigint not null,
  primary key (generation, organisation, id)
);
create index link_newest on link (generation, organisation, created_at desc, id desc);
create index link_of_partner on link (generation, organisation, partner, created_at desc, id desc);

-- partner, link and clicked_at follow the attribution.
create table customer (
  generation   int    not null,
  organisation text   not null,
  id           uuid   not null,
  program      uuid   not null,
  external_id  text   not null,
  source       text   not null,
  country      text,
  signed_up_at bigint not null,
  partner      uuid,
  link         uuid,
  clicked_at   bigint,
  primary key (generation, organisation, id)
);
create index customer_newest on customer (generation, organisation, signed_up_at desc, id desc);
create index customer_of_partner on customer (generation, organisation, partner, signed_up_at desc, id desc);
