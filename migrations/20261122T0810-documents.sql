create table document_counter (
  agency_id uuid not null references unit,
  year integer not null,
  register text not null,
  last_number integer not null,
  primary key (agency_id, year, register)
);
comment on table document_counter is 'Numbers of outgoing documents, without gaps per agency, register and year.';
