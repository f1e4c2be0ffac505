-- The audit log says for what purpose, by which request and for which interventions; and it is sealed in blocks, each of which holds the
-- hash of the one before. Rows are numbered by the transactions that wrote them: all below the oldest running one are there for good,
-- while a key may be handed out long before its row is seen. Transactions are counted anew in another cluster, as after a restore, so
-- the cluster is part of the number.
alter table access.audit_entry
  add column cluster bigint not null default (pg_control_system()).system_identifier,
  add column purpose text not null default 'unstated' check (purpose ~ '^[a-z_]{1,40}$'),
  add column request_id text check (length(request_id) between 1 and 40),
  add column intervention_ids uuid[] not null default '{}';
-- What states none is written by the functions for one's own login and password.
alter table access.audit_entry alter column purpose set default 'own_account';
comment on column access.audit_entry.cluster is 'plain: the PostgreSQL cluster whose transactions are counted';
comment on column access.audit_entry.purpose is 'plain: code of what it was done for, derived from the assignment and the operation';
comment on column access.audit_entry.request_id is 'plain: the request that did it, null for the command line';
comment on column access.audit_entry.intervention_ids is 'plain: the interventions for which the user held the role, or the one that it was about';
create index audit_entry_sealing on access.audit_entry (cluster, transaction_id, id);

create table access.audit_block (
  number integer primary key check (number >= 1),
  cluster bigint not null,
  from_transaction xid8 not null,
  to_transaction xid8 not null check (to_transaction > from_transaction),
  entries integer not null check (entries >= 1),
  first_at timestamptz not null,
  last_at timestamptz not null,
  sealed_at timestamptz not null,
  marks bytea not null check (length(marks) = 8 * entries),
  previous_hash bytea not null check (length(previous_hash) = 32),
  hash bytea not null check (length(hash) = 32)
);
create unique index audit_block_range on access.audit_block (cluster, to_transaction);
comment on table access.audit_block is 'Sealed pieces of the audit log, in a chain of hashes whose heads are kept in a file outside the database too. Append-only.';
comment on column access.audit_block.number is 'plain: 1, 2, … without a gap';
comment on column access.audit_block.cluster is 'plain: the cluster of the block''s entries';
comment on column access.audit_block.from_transaction is 'plain: the block holds the entries written by this transaction …';
comment on column access.audit_block.to_transaction is 'plain: … up to, not including, this one, in the order of transaction and key';
comment on column access.audit_block.entries is 'plain: how many';
comment on column access.audit_block.first_at is 'plain: the earliest instant of its entries';
comment on column access.audit_block.last_at is 'plain: the latest instant of its entries';
comment on column access.audit_block.sealed_at is 'plain: when it was sealed, by the platform clock';
comment on column access.audit_block.marks is 'plain: the first eight bytes of each entry''s hash, to tell which entry was changed';
comment on column access.audit_block.previous_hash is 'plain: hash of the block before, zeros for the first';
comment on column access.audit_block.hash is 'plain: SHA-256 of everything above and of the entries'' hashes';
alter table access.audit_block enable row level security;

-- For scheduled work before a user is known: what is to be sealed next. Clusters are looked for by leaps over the index.
create function access.audit_seal_range(most integer)
  returns table (cluster bigint, from_transaction xid8, to_transaction xid8)
  language plpgsql stable security definer set search_path = pg_catalog
  as $$
    declare
      here constant bigint := (pg_control_system()).system_identifier;
      settled constant xid8 := pg_snapshot_xmin(pg_current_snapshot());
      below xid8;
      last_of_block xid8;
    begin
      cluster := -9223372036854775808;
      loop
        select e.cluster into cluster from access.audit_entry e where e.cluster > audit_seal_range.cluster order by e.cluster limit 1;
        exit when not found;
        from_transaction := coalesce((select b.to_transaction from access.audit_block b where b.cluster = audit_seal_range.cluster
          order by b.to_transaction desc limit 1), '0'::xid8);
        -- Of another cluster nothing runs here.
        if cluster = here then below := settled;
        else
          select (e.transaction_id::text::numeric + 1)::text::xid8 into below from access.audit_entry e
          where e.cluster = audit_seal_range.cluster order by e.transaction_id desc limit 1;
        end if;
        continue when below <= from_transaction;
        select max(piece.number::text::numeric)::text::xid8 into last_of_block from (
          select e.transaction_id as number from access.audit_entry e
          where e.cluster = audit_seal_range.cluster and e.transaction_id >= from_transaction and e.transaction_id < below
          order by e.transaction_id, e.id limit most) piece;
        continue when last_of_block is null;
        select coalesce((select e.transaction_id from access.audit_entry e
          where e.cluster = audit_seal_range.cluster and e.transaction_id > last_of_block and e.transaction_id < below
          order by e.transaction_id limit 1), below) into to_transaction;
        return next;
        return;
      end loop;
    end
  $$;
comment on function access.audit_seal_range(integer) is 'The transactions whose audit entries make the next block, about so many; none when all that is settled is sealed.';

create function access.audit_entries_to_seal(of_cluster bigint, from_number xid8, to_number xid8) returns setof access.audit_entry
  language sql stable security definer set search_path = pg_catalog
  as $$ select e.* from access.audit_entry e where e.cluster = of_cluster and e.transaction_id >= from_number and e.transaction_id < to_number $$;
comment on function access.audit_entries_to_seal(bigint, xid8, xid8) is 'The audit entries of some transactions, for sealing.';

create function access.audit_block_hashes(after_number integer, most integer) returns table (number integer, hash bytea, sealed_at timestamptz)
  language sql stable security definer set search_path = pg_catalog
  as $$ select b.number, b.hash, b.sealed_at from access.audit_block b where b.number > after_number order by b.number limit most $$;
comment on function access.audit_block_hashes(integer, integer) is 'The hashes of sealed blocks, for the file outside the database.';

create function access.last_audit_block() returns table (number integer, hash bytea, sealed_at timestamptz)
  language sql stable security definer set search_path = pg_catalog
  as $$ select b.number, b.hash, b.sealed_at from access.audit_block b order by b.number desc limit 1 $$;
comment on function access.last_audit_block() is 'Number and hash of the block that the next one follows.';

-- One at a time; whoever comes second finds that another block is the last and is told so.
create function access.append_audit_block(block access.audit_block) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog
  as $$
    declare
      head access.audit_block;
    begin
      perform pg_advisory_xact_lock(hashtextextended('access.audit_block', 0));
      select b.* into head from access.audit_block b order by b.number desc limit 1;
      if block.number <> coalesce(head.number, 0) + 1
        or block.previous_hash <> coalesce(head.hash, decode(repeat('00', 32), 'hex'))
        or block.from_transaction <> coalesce((select b.to_transaction from access.audit_block b where b.cluster = block.cluster
          order by b.to_transaction desc limit 1), '0'::xid8)
      then return false; end if;
      insert into access.audit_block values (block.*);
      return true;
    end
  $$;
comment on function access.append_audit_block(access.audit_block) is 'Adds the block if it follows the last one; false when another came first.';

revoke all on function access.audit_seal_range(integer), access.audit_entries_to_seal(bigint, xid8, xid8), access.audit_block_hashes(integer, integer),
  access.last_audit_block(), access.append_audit_block(access.audit_block) from public;
grant execute on function access.audit_seal_range(integer), access.audit_entries_to_seal(bigint, xid8, xid8), access.audit_block_hashes(integer, integer),
  access.last_audit_block(), access.append_audit_block(access.audit_block) to ${app};

-- The command line checks the seals.
grant select on access.audit_entry, access.audit_block to ${operator};
create policy verified on access.audit_entry for select to ${operator} using (true);
create policy verified on access.audit_block for select to ${operator} using (true);
