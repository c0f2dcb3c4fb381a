-- The official mailboxes of agencies: what came, and what became of it; what was sent outside the axis, and what became of that.
create table mail_box (
  address text primary key,
  agency_id uuid not null references unit,
  uid_validity bigint not null,
  last_uid bigint not null,
  checked_at timestamptz,
  last_error text
);
comment on table mail_box is 'An agency''s mailbox, as far as it has been read. Where it is and how to enter it is the operator''s file.';
comment on column mail_box.uid_validity is 'While it is the same, the numbers of letters mean the same letters (RFC 3501, 2.3.1.1).';

create table mail_letter (
  id uuid primary key,
  version integer not null,
  agency_id uuid not null references unit,
  box text not null,
  state text not null,
  message_id text,
  content_sha256 text not null,
  sender_name text,
  sender_address text,
  subject text,
  sent_at timestamptz,
  received_at timestamptz not null,
  body text,
  sender_check jsonb,
  secrecy text,
  same_as uuid references mail_letter,
  document_id uuid references document,
  constraint mail_letter_state_known check (state in ('proposed', 'plain', 'repeat', 'report', 'secret', 'unreadable')),
  constraint mail_letter_secret_has_no_words check (state <> 'secret' or subject is null and body is null)
);
comment on table mail_letter is 'A letter that came to an official mailbox. A proposed one waits in the register of incoming documents; nothing registers itself.';
comment on column mail_letter.content_sha256 is 'Over sender, subject, words and attachments: the same letter sent or fetched again has the same.';
comment on column mail_letter.sender_check is 'What the agency''s own mail server found about the sender (RFC 8601); null where it said nothing. Shown, and nothing is decided by it.';
comment on column mail_letter.secrecy is 'The degree a letter bore: of such a letter neither words nor files are kept.';
comment on column mail_letter.same_as is 'The letter it repeats, or whose Message-ID it bears with other content.';
create index mail_letter_latest on mail_letter (agency_id, received_at desc, id desc);
create index mail_letter_by_message on mail_letter (agency_id, message_id) where message_id is not null;
create index mail_letter_by_content on mail_letter (agency_id, content_sha256);
create index mail_letter_of_document on mail_letter (document_id) where document_id is not null;

create table mail_attachment (
  letter_id uuid not null references mail_letter,
  ordinal integer not null,
  name text not null,
  size_bytes bigint not null,
  sha256 text not null,
  file_id uuid references file,
  danger text,
  primary key (letter_id, ordinal)
);
comment on table mail_attachment is 'A file that came with a letter.';
comment on column mail_attachment.danger is 'Why it is kept apart: such a file is never opened, never handed out, and does not enter the document.';

create table mail_dispatch (
  id uuid primary key,
  version integer not null,
  agency_id uuid not null references unit,
  document_id uuid not null references document,
  ordinal integer not null,
  address text not null,
  purpose text not null,
  state text not null,
  message_id text not null,
  begun_at timestamptz not null,
  sent_at timestamptz,
  server_said text,
  reported_at timestamptz,
  report jsonb,
  report_letter_id uuid references mail_letter,
  closed_note text,
  repeats uuid references mail_dispatch,
  constraint mail_dispatch_purpose_known check (purpose in ('document', 'recall')),
  constraint mail_dispatch_state_known check (state in ('waiting', 'sent', 'delivered', 'failed', 'closed'))
);
comment on table mail_dispatch is 'An issued document sent to an address outside the axis, and what proves it: the identity of the letter, the answer of the server, the report of delivery.';
comment on column mail_dispatch.report is 'The report of the receiving side (RFC 3464): action, status, its words.';
comment on column mail_dispatch.closed_note is 'How the document went there instead, where the letter did not arrive.';
comment on column mail_dispatch.repeats is 'The dispatch that failed, where this one is another try.';
create index mail_dispatch_of_document on mail_dispatch (document_id, ordinal);
create unique index mail_dispatch_message on mail_dispatch (message_id);

alter table document_receiver add column address text;
comment on column document_receiver.address is 'Where a document is mailed to.';
alter table document_receiver drop constraint document_receiver_way_known;
alter table document_receiver add constraint document_receiver_way_known check (way in ('axis', 'unit', 'paper', 'mail') and (way = 'mail') = (address is not null));
