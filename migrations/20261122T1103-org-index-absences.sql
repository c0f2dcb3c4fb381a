create index substitution_of_absent on substitution (absent_officer_id, valid_to);
