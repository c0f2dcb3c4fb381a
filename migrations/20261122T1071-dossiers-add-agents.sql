alter table dossier_draft
  add column agent_id uuid references citizen,
  add column mandate_id uuid references mandate,
  add column owner_id uuid generated always as (coalesce(agent_id, applicant_id)) stored,
  add constraint dossier_draft_agent_has_mandate check ((agent_id is null) = (mandate_id is null));
comment on column dossier_draft.agent_id is 'Who fills it in for the applicant, under the mandate.';
comment on column dossier_draft.owner_id is 'Whose scratch paper it is: the agent, or else the applicant.';

alter table dossier
  add column agent_id uuid references citizen,
  add column agent_name text,
  add column mandate_id uuid references mandate,
  add column organisation_name text,
  add column organisation_tax_code text,
  add constraint dossier_agent_has_mandate check (
    (agent_id is null) = (mandate_id is null) and (agent_id is null) = (agent_name is null)
  );
comment on column dossier.agent_id is 'Who sent it for the applicant, under the mandate.';
comment on column dossier.organisation_name is 'For which organisation, as the applicant stated it in the mandate; not verified.';
