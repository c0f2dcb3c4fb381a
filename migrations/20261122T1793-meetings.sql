-- Meetings that an invitation calls: when, where, who comes.
create table meeting (
  id uuid primary key,
  version integer not null,
  agency_id uuid not null references unit,
  unit_id uuid not null references unit,
  document_id uuid references document,
  title text not null,
  place text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  state text not null,
  sequence integer not null,
  organizer_id uuid not null references officer,
  constraint meeting_state_known check (state in ('planned', 'cancelled')),
  constraint meeting_ends_after check (ends_at > starts_at)
);
comment on table meeting is 'A meeting in the calendar of a unit, called by an invitation that was issued or came.';
comment on column meeting.sequence is 'How often calendars were told anew (RFC 5545, 3.8.7.4).';
create index meeting_of_unit on meeting (unit_id, starts_at, id);
create index meeting_of_document on meeting (document_id) where document_id is not null;

create table meeting_guest (
  id uuid primary key,
  meeting_id uuid not null references meeting,
  officer_id uuid references officer,
  name text not null,
  address text,
  answer text not null,
  answered_at timestamptz,
  answered_by text,
  told_sequence integer,
  constraint meeting_guest_answer_known check (answer in ('waiting', 'accepted', 'declined', 'tentative')),
  constraint meeting_guest_by_known check (answered_by in ('page', 'mail', 'unsure-mail'))
);
comment on table meeting_guest is 'Who is invited, and what they answered: an officer by their inbox and by mail, anyone else by mail.';
comment on column meeting_guest.answered_by is 'unsure-mail: the mail server did not vouch for who sent the answer.';
comment on column meeting_guest.told_sequence is 'The newest sequence that a letter took to them.';
create index meeting_guest_of on meeting_guest (meeting_id, id);
create index meeting_guest_officer on meeting_guest (officer_id, meeting_id) where officer_id is not null;
