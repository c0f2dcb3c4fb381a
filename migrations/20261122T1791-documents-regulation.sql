create table document_rule (
  id uuid primary key,
  type_name text not null,
  aspect text not null,
  demands jsonb not null,
  law text not null,
  effective_from date not null,
  effective_to date,
  is_confirmed boolean not null,
  constraint document_rule_once unique (type_name, aspect, effective_from),
  constraint document_rule_aspect_known check (aspect in ('body', 'byOrder', 'issue', 'receive', 'years'))
);
comment on table document_rule is 'Who may issue a kind of document, what makes it valid in electronic form, how long it is kept; dated, from packs.';
comment on column document_rule.type_name is 'The kind by its name; empty for any kind that has no rule of its own.';
comment on column document_rule.is_confirmed is 'False where the source has not been read yet: a legal officer confirms it.';

create table document_validity (
  document_id uuid not null references document,
  edition integer not null,
  verdict text not null,
  signers text[] not null,
  judged_at timestamptz not null,
  primary key (document_id, edition),
  constraint document_validity_known check (verdict in ('valid', 'not-valid', 'unsigned', 'unreadable', 'no-file'))
);
comment on table document_validity is 'What the signatures of an arrived document were worth when it came (NĐ 30/2020/NĐ-CP Điều 21).';
