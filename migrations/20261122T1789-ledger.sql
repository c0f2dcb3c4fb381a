-- The log of facts hashed into a Merkle tree, with signed checkpoints.
create table ledger_state (
  id integer primary key,
  size bigint not null,
  constraint ledger_state_single check (id = 1)
);
comment on table ledger_state is 'One row: how many facts of the log are hashed into the tree. Whoever holds its lock appends.';
insert into ledger_state values (1, 0);

create table ledger_tile (
  level integer not null,
  index bigint not null,
  hashes bytea not null,
  primary key (level, index)
);
comment on table ledger_tile is 'Up to 256 hashes of the tree side by side (C2SP tlog-tiles): level 0 of the facts, each level above of whole tiles below.';

create table ledger_checkpoint (
  size bigint primary key,
  root text not null,
  jws text not null,
  signed_at timestamptz not null
);
comment on table ledger_checkpoint is 'What the province vouches for: the root over the first facts of the log, signed with the key of its receipts.';
revoke update, delete, truncate on ledger_checkpoint from muong_app;
revoke insert, delete, truncate on ledger_state from muong_app;
revoke delete, truncate on ledger_tile from muong_app;
