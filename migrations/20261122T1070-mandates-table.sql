create table mandate (
  id uuid primary key,
  version int not null,
  grantor_id uuid not null references citizen,
  grantor_name text not null,
  organisation_name text,
  organisation_tax_code text,
  agent_label text not null,
  agent_id uuid references citizen,
  agent_name text,
  procedure_codes text[],
  except_codes text[] not null,
  valid_from date not null,
  valid_until date not null,
  token_hash bytea not null,
  link_expires_at timestamptz not null,
  granted_at timestamptz not null,
  accepted_at timestamptz,
  ended_at timestamptz,
  ended_by_id uuid references citizen,
  record text,
  constraint mandate_token unique (token_hash),
  constraint mandate_is_for_another check (agent_id <> grantor_id),
  constraint mandate_names_organisation_whole check ((organisation_name is null) = (organisation_tax_code is null)),
  constraint mandate_names_procedures check (procedure_codes is null or cardinality(procedure_codes) > 0),
  constraint mandate_has_days check (valid_until >= valid_from),
  constraint mandate_accepted_whole check (
    (accepted_at is null) = (agent_id is null) and (accepted_at is null) = (agent_name is null)
    and (accepted_at is null) = (record is null)
  ),
  constraint mandate_ended_whole check ((ended_at is null) = (ended_by_id is null))
);
comment on table mandate is 'Ủy quyền: a citizen lets another act in dossiers in their name (Civil Code 91/2015/QH13, articles 562 to 569).';
comment on column mandate.organisation_name is 'The organisation that the grantor represents, as the grantor states it; nobody has verified it.';
comment on column mandate.agent_label is 'How the grantor calls the person; who they are is told by the account that accepts.';
comment on column mandate.procedure_codes is 'Null: every procedure, but for except_codes.';
comment on column mandate.except_codes is 'What the law wants done in person, as the pack had it on the day of granting.';
comment on column mandate.record is 'JWS by the province''s key over both sides, scope and days; signed anew when it ends.';
create index mandate_of_grantor on mandate (grantor_id, granted_at desc);
create index mandate_of_agent on mandate (agent_id, granted_at desc) where agent_id is not null;
