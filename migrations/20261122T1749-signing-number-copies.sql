alter table signing_copy add column number text;
comment on column signing_copy.number is 'Number and notation in the agency''s register of copies of the year (Decree 30/2020/NĐ-CP, Annex I, copies); null of copies made before there was one.';
