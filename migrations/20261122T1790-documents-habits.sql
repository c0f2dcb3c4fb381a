create table document_habit (
  agency_id uuid not null references unit,
  kind text not null,
  cue text not null,
  recent text[] not null,
  primary key (agency_id, kind, cue),
  constraint document_habit_kind_known check (kind in ('type', 'leader', 'lead'))
);
comment on table document_habit is 'What an agency did with its latest incoming documents of a sender, or with certain words: from it the next one is suggested. Documents that only some may know of leave nothing here.';
comment on column document_habit.cue is 'sender:so noi vu, or words:phong chong; folded.';
comment on column document_habit.recent is 'The latest outcomes, the newest first, at most twenty: a kind of document, a leader, the unit that led.';
