-- Clicks that count, by local day of their program. Folded by the group referral-click-days.
create table click_day (
  generation   int    not null,
  organisation text   not null,
  program      uuid   not null,
  day          date   not null,
  partner      uuid   not null,
  link         uuid   not null,
  clicks       bigint not null,
  primary key (generation, organisation, program, day, partner, link)
);

-- Programs of which some plan pays for clicks, and the days of links that are closed. Folded by the group referral-closing.
create table clicked_program (
  generation   int  not null,
  organisation text not null,
  program      uuid not null,
  primary key (generation, organisation, program)
);
create table closed_click_day (
  generation   int  not null,
  organisation text not null,
  program      uuid not null,
  day          date not null,
  partner      uuid not null,
  link         uuid not null,
  primary key (generation, organisation, program, day, partner, link)
);
