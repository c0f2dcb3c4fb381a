create table directive_tally (
  directive_id uuid primary key,
  code text not null,
  title text not null,
  kind text not null,
  unit_id uuid,
  agency_id uuid,
  is_inner boolean not null,
  given_on date not null,
  due_at timestamptz not null,
  closed_on date,
  outcome text,
  constraint directive_tally_outcome_known check (outcome in ('onTime', 'late', 'withdrawn'))
);
comment on table directive_tally is 'What the figures know of each directive: read from the log, never the other way.';
comment on column directive_tally.is_inner is 'A part that an agency gave within itself: counted for its unit, not for the agency.';
create index directive_tally_given on directive_tally (agency_id, given_on, directive_id);
create index directive_tally_closed on directive_tally (agency_id, closed_on, directive_id) where closed_on is not null;
create index directive_tally_open on directive_tally (agency_id, due_at, directive_id) where closed_on is null;

create table directive_course (
  directive_id uuid not null,
  quarter smallint not null,
  progress smallint not null,
  kind text not null,
  unit_id uuid,
  is_late boolean not null,
  primary key (directive_id, quarter)
);
comment on table directive_course is 'Where a directive that has ended stood at each quarter of its time, and how it ended: what the risk of lateness is counted from.';
comment on column directive_course.quarter is 'How much of the time was over: 0, 1, 2 or 3 quarters.';
comment on column directive_course.progress is 'The progress reported by then: 0 nothing, 1 below half, 2 half and more, 3 ninety in a hundred and more.';
-- Newest first: directives of the same unit and kind, of the unit, of the kind, and all, each a short walk.
create index directive_course_of_unit_and_kind on directive_course (quarter, progress, unit_id, kind, directive_id desc) include (is_late);
create index directive_course_of_unit on directive_course (quarter, progress, unit_id, directive_id desc) include (is_late);
create index directive_course_of_kind on directive_course (quarter, progress, kind, directive_id desc) include (is_late);
create index directive_course_of_all on directive_course (quarter, progress, directive_id desc) include (is_late);
