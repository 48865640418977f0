-- One key a person, wrapped under a key that follows from the installation's secret. Destroying a row erases the person.
create table person_key (
  organisation text  not null,
  person       text  not null,
  wrapped      bytea not null,
  primary key (organisation, person)
);
