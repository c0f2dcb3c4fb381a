create table personal_data_reading (
  id uuid primary key,
  subject_type text not null,
  subject_id uuid not null,
  subject_code text not null,
  subject_title text not null,
  citizen_id uuid references citizen,
  identity_numbers text[] not null,
  officer_id uuid not null references officer,
  officer_name text not null,
  unit_id uuid not null references unit,
  purpose text not null,
  note text,
  read_at timestamptz not null,
  expires_at timestamptz not null,
  on_date date not null,
  constraint personal_data_reading_once_a_day unique (subject_type, subject_id, officer_id, purpose, on_date),
  constraint personal_data_reading_purpose_known
    check (purpose in ('handling', 'contact', 'check', 'complaint', 'inspection', 'papers', 'other')),
  constraint personal_data_reading_other_is_explained check (purpose <> 'other' or note is not null)
);
comment on table personal_data_reading is 'Lượt xem dữ liệu cá nhân: an officer said why, and saw a person''s data unmasked. The person reads it.';
comment on column personal_data_reading.identity_numbers is 'Of everyone whose data stood there, for those who sign in later or are named in another''s application.';
comment on column personal_data_reading.expires_at is 'Until when the data stay unmasked for this officer: the end of the day.';
comment on column personal_data_reading.on_date is 'The day in the province: one purpose is told once a day.';
create index personal_data_reading_of_citizen on personal_data_reading (citizen_id, read_at desc);
create index personal_data_reading_of_person on personal_data_reading using gin (identity_numbers);
create index personal_data_reading_now on personal_data_reading (subject_type, subject_id, officer_id, expires_at);
