create table evaluation (
  id uuid primary key,
  version integer not null,
  officer_id uuid not null references officer,
  unit_id uuid not null references unit,
  agency_id uuid not null references unit,
  month date not null,
  head_id uuid not null references officer,
  drawn_at timestamptz not null,
  constraint evaluation_once_a_month unique (officer_id, month),
  constraint evaluation_of_first_day check (extract(day from month) = 1)
);
comment on table evaluation is 'A month''s sheet of what an officer did, counted from the log; contestable line by line.';
create index evaluation_of_agency on evaluation (agency_id, month, id);

create table evaluation_line (
  evaluation_id uuid not null references evaluation,
  measure text not null,
  ordinal integer not null,
  counted integer not null,
  amount integer not null,
  objection_id uuid,
  objection text,
  objected_at timestamptz,
  answer text,
  answer_outcome text,
  answered_at timestamptz,
  answered_by uuid references officer,
  primary key (evaluation_id, measure),
  constraint evaluation_line_objection_once unique (objection_id),
  constraint evaluation_line_answer_known check (answer_outcome in ('corrected', 'kept')),
  constraint evaluation_line_answered_after_objection check (answered_at is null or objected_at is not null)
);
comment on table evaluation_line is 'One figure of a sheet, the officer''s objection to it, and the head''s answer.';
comment on column evaluation_line.counted is 'What the log says; amount is what stands after an answer.';
