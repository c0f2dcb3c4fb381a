create table document_number_rule (
  id uuid primary key,
  name_start text not null,
  register text not null,
  pattern text not null,
  effective_from date not null,
  effective_to date,
  source text not null,
  is_confirmed boolean not null,
  constraint document_number_rule_once unique (name_start, effective_from)
);
comment on table document_number_rule is 'In which register a document is numbered, told by how its name begins, and how the number is written; dated, from packs.';
comment on column document_number_rule.pattern is 'With {number}, {year} and {agency} in their places: {number}/QĐ-{agency}.';
comment on column document_number_rule.is_confirmed is 'False where the source of the pattern has not been read yet: a legal officer confirms it.';
