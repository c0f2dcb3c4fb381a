create index dossier_awaiting_payment on dossier (id) where status = 6;
comment on index dossier_awaiting_payment is 'The few dossiers whose clock stands until a payment comes; the worker looks at them often.';
