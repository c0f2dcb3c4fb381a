alter table document add column register_agency_id uuid references unit;
comment on column document.register_agency_id is 'In whose register its number stands, where that agency ended and another has the document in hand.';

create unique index document_numbered_once_for_good on document (coalesce(register_agency_id, agency_id), direction, register, year, number)
  where number is not null;
drop index document_numbered_once;
