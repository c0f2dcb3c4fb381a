create table document_co_editing (
  id uuid primary key,
  document_id uuid not null references document,
  opened_from integer not null,
  opened_by uuid not null references officer,
  opened_at timestamptz not null,
  closed_as integer,
  closed_by uuid references officer,
  closed_at timestamptz,
  constraint document_co_editing_closed_whole check ((closed_as is null) = (closed_at is null) and (closed_by is null) = (closed_at is null))
);
comment on table document_co_editing is 'A time in which several officers write one draft: begun from a revision, ended as another.';
comment on column document_co_editing.opened_from is 'The revision whose paragraphs it began with.';
comment on column document_co_editing.closed_as is 'The revision that its paragraphs became.';
create unique index document_co_editing_open on document_co_editing (document_id) where closed_at is null;
create index document_co_editing_of on document_co_editing (document_id, closed_as);

create table document_co_editor (
  id uuid primary key,
  co_editing_id uuid not null references document_co_editing,
  document_id uuid not null references document,
  officer_id uuid not null references officer,
  may_write boolean not null,
  asked_at timestamptz not null,
  done_at timestamptz,
  seen_at timestamptz,
  seen_block_id uuid,
  constraint document_co_editor_once unique (co_editing_id, officer_id)
);
comment on table document_co_editor is 'Who writes a draft together with others, or proposes changes to it, and where they are at the moment.';
comment on column document_co_editor.may_write is 'Otherwise they propose, and who may write decides.';
comment on column document_co_editor.seen_at is 'A hint for the others, like seen_block_id: no fact.';
create index document_co_editor_of on document_co_editor (document_id);

create table document_block (
  id uuid primary key,
  co_editing_id uuid not null references document_co_editing,
  document_id uuid not null references document,
  ordinal integer not null,
  revision integer not null,
  text text not null
);
comment on table document_block is 'A paragraph of a draft that is written together, as it stands.';
comment on column document_block.revision is 'document_block_revision of this number has the same text.';
comment on column document_block.text is 'Empty once the paragraph was taken out.';
create index document_block_of on document_block (co_editing_id, ordinal);

create table document_suggestion (
  id uuid primary key,
  block_id uuid not null references document_block,
  document_id uuid not null references document,
  base integer not null,
  text text not null,
  reason text,
  is_conflict boolean not null,
  state text not null,
  made_by uuid not null references officer,
  made_for uuid references officer,
  made_at timestamptz not null,
  decided_by uuid references officer,
  decided_at timestamptz,
  constraint document_suggestion_state_known check (state in ('open', 'accepted', 'rejected')),
  constraint document_suggestion_decided_whole check ((state = 'open') = (decided_at is null))
);
comment on table document_suggestion is 'What somebody proposes a paragraph to be; also what could not be brought together with another''s change, so that nothing written is lost.';
comment on column document_suggestion.base is 'The revision of the paragraph that it was written over.';
create index document_suggestion_of on document_suggestion (block_id, id);

create table document_block_revision (
  block_id uuid not null references document_block,
  number integer not null,
  base integer,
  way text not null,
  text text not null,
  suggestion_id uuid references document_suggestion,
  made_by uuid references officer,
  made_for uuid references officer,
  made_at timestamptz not null,
  primary key (block_id, number),
  constraint document_block_revision_way_known check (way in ('begun', 'written', 'merged', 'accepted'))
);
comment on table document_block_revision is 'Each state of a paragraph, by whom and when; never changed: the evidence of who wrote what.';
comment on column document_block_revision.base is 'The revision its author had before them; another than the last where two were brought together.';
comment on column document_block_revision.made_for is 'In whose name, when somebody stood in for them.';
revoke update, delete, truncate on document_block_revision from muong_app;
