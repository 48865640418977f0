-- Folded by the group partner-directory. Names and addresses stay sealed; email_lookup is an HMAC. Moments are
-- milliseconds since 1970.
create table partner (
  generation   int    not null,
  organisation text   not null,
  id           uuid   not null,
  code         text   not null,
  type         text   not null,
  country      text,
  state        text   not null,
  access       text   not null,
  invited_at   bigint,
  joined_at    bigint,
  created_at   bigint not null,
  personal     json,
  email_lookup text,
  primary key (generation, organisation, id)
);
create index partner_newest on partner (generation, organisation, created_at desc, id desc);

-- Folded by the group partner-mail.
create table organisation_name (
  generation   int  not null,
  organisation text not null,
  name         text not null,
  primary key (generation, organisation)
);
create table mail (
  generation   int    not null,
  organisation text   not null,
  id           uuid   not null,
  partner      uuid   not null,
  expires_at   bigint not null,
  sent_at      bigint not null,
  primary key (generation, organisation, id)
);
create index mail_newest on mail (generation, organisation, sent_at desc, id desc);

-- What became of a mail; no generation, so that a rebuild sends nothing again.
create table mail_delivery (
  organisation text   not null,
  id           uuid   not null,
  state        text   not null check (state in ('sent', 'failed')),
  attempts     int    not null,
  at           bigint not null,
  primary key (organisation, id)
);
