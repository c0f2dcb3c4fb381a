alter table document add column is_hand_signed boolean not null default false;
comment on column document.is_hand_signed is 'Signed and sealed on paper; its file is a scan of that.';
