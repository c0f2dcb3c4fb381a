create table scan_batch (
  id uuid primary key,
  version integer not null,
  unit_id uuid not null references unit,
  role text not null,
  about_code text,
  content_sha256 text not null,
  uploaded_by_id uuid not null,
  uploaded_by_name text not null,
  uploaded_at timestamptz not null,
  state text not null,
  page_count integer,
  failure text,
  split_at timestamptz,
  constraint scan_batch_once unique (unit_id, content_sha256),
  constraint scan_batch_state_known check (state in ('waiting', 'split', 'done', 'unreadable')),
  constraint scan_batch_split_whole check ((state in ('split', 'done')) = (split_at is not null and page_count is not null)),
  constraint scan_batch_failure_said check ((state = 'unreadable') = (failure is not null))
);
comment on table scan_batch is 'Lô quét: what came from a scanner at once, before it is cut into papers.';
comment on column scan_batch.role is 'In which role it was scanned: whoever holds it in the unit sorts what no sheet placed.';
comment on column scan_batch.about_code is 'Whose papers they are where a sheet does not say it: the code of the page it was uploaded from.';
comment on column scan_batch.content_sha256 is 'Of the hashes of its files in order and of about_code: the same batch again is the same row.';
comment on column scan_batch.state is 'waiting to be cut; split into parts, which go to their places one by one; done; or no pages could be read.';
create index scan_batch_of_unit on scan_batch (unit_id, uploaded_at desc, id desc);
create index scan_batch_about on scan_batch (about_code, uploaded_at desc) where about_code is not null;
create index scan_batch_unfinished on scan_batch (id) where state in ('waiting', 'split');

create table scan_file (
  batch_id uuid not null references scan_batch,
  number integer not null,
  file_id uuid not null references file,
  primary key (batch_id, number)
);
comment on table scan_file is 'The files of a batch in the order they came; they stay, so that nothing is lost by a wrong cut.';

create table scan_part (
  id uuid primary key,
  version integer not null,
  batch_id uuid not null references scan_batch,
  unit_id uuid not null references unit,
  number integer not null,
  subject_code text,
  paper integer,
  pages integer[] not null,
  blank_pages integer[] not null,
  file_id uuid not null references file,
  file_sha256 text not null,
  state text not null,
  found_at timestamptz not null,
  placed_id uuid,
  settled_at timestamptz,
  settled_by text,
  reason text,
  constraint scan_part_once unique (batch_id, number),
  constraint scan_part_state_known check (state in ('found', 'unsorted', 'placed', 'set-aside')),
  constraint scan_part_settled_whole check ((state in ('placed', 'set-aside')) = (settled_at is not null and settled_by is not null)),
  constraint scan_part_placed_somewhere check ((state = 'placed') = (placed_id is not null)),
  constraint scan_part_reason_said check ((state = 'set-aside') = (reason is not null))
);
comment on table scan_part is 'Pages of a batch that belong together, cut out: one paper, at its place or still to be sorted by hand.';
comment on column scan_part.pages is 'Pages of the batch, from 0, cover sheets counted.';
comment on column scan_part.blank_pages is 'Which of its own pages look empty, from 0: a suggestion only.';
comment on column scan_part.placed_id is 'What the paper was laid to, such as a dossier.';
create index scan_part_unsorted on scan_part (unit_id, found_at, id) where state = 'unsorted';
create index scan_part_of_placed on scan_part (placed_id) where placed_id is not null;
