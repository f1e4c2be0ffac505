-- The economist imports the ledger in the browser. Voucher texts they write and cannot read.
grant insert on finance.ledger_owner, finance.financial_year, finance.ledger_account, finance.voucher, finance.voucher_row, finance.ledger_amount
  to ${figures};
grant select (content_key, occurrence) on finance.voucher to ${figures};
grant update (ends_on, ledger_kind) on finance.financial_year to ${figures};
grant update (recorded_to, ended_by) on finance.voucher, finance.ledger_amount to ${figures};
grant delete on finance.ledger_account to ${figures};

do $$
declare
  name text;
  economist constant text := '(select access.holds_role(''economist''))';
begin
  foreach name in array array['ledger_owner', 'financial_year', 'ledger_account', 'voucher', 'voucher_row', 'ledger_amount'] loop
    execute format('create policy economist_imports on finance.%I for insert to ${figures} with check (%s)', name, economist);
  end loop;
  foreach name in array array['financial_year', 'voucher', 'ledger_amount'] loop
    execute format('create policy economist_ends on finance.%I for update to ${figures} using (%s) with check (true)', name, economist);
  end loop;
  execute format('create policy economist_replaces on finance.ledger_account for delete to ${figures} using (%s)', economist);
end $$;

alter table imports.import add column undo jsonb;
comment on column imports.import.undo is 'plain: what the ledger''s years were before, so that it can be taken back';
grant update (undo) on imports.import to ${team}, ${figures};

-- What an import ended holds again, and what it added is ended: as new versions, so that what was known in between stays known. Copied by
-- the database itself, since voucher texts are not the economist's to read.
create policy taken_back on finance.voucher for all to current_user using ((select access.current_user_id()) is not null) with check ((select access.current_user_id()) is not null);
create policy taken_back on finance.voucher_row for all to current_user using ((select access.current_user_id()) is not null) with check ((select access.current_user_id()) is not null);
create function finance.take_back_ledger(year_ids uuid[], done_at timestamptz, at_instant timestamptz, who text, forget_owner boolean)
  returns void language plpgsql volatile security definer set search_path = pg_catalog
  as $$
    declare
      old finance.voucher;
      restored uuid;
    begin
      if not access.holds_role('economist') then
        raise insufficient_privilege using message = 'only the economist takes a ledger back';
      end if;
      update finance.voucher v set recorded_to = greatest(v.recorded_from, at_instant), ended_by = who
        where v.financial_year_id = any (year_ids) and v.recorded_from = done_at and v.recorded_to = 'infinity';
      for old in select * from finance.voucher v where v.financial_year_id = any (year_ids) and v.recorded_to = done_at and v.recorded_from < done_at loop
        insert into finance.voucher (financial_year_id, content_key, occurrence, series, number, voucher_date, text, recorded_from, recorded_by)
          values (old.financial_year_id, old.content_key, old.occurrence, old.series, old.number, old.voucher_date, old.text, at_instant, who)
          returning id into restored;
        insert into finance.voucher_row (voucher_id, position, account, objects, project, amount, text)
          select restored, r.position, r.account, r.objects, r.project, r.amount, r.text from finance.voucher_row r where r.voucher_id = old.id;
      end loop;
      update finance.ledger_amount a set recorded_to = greatest(a.recorded_from, at_instant), ended_by = who
        where a.financial_year_id = any (year_ids) and a.recorded_from = done_at and a.recorded_to = 'infinity';
      insert into finance.ledger_amount (financial_year_id, kind, account, project, has_objects, month, amount, recorded_from, recorded_by)
        select a.financial_year_id, a.kind, a.account, a.project, a.has_objects, a.month, a.amount, at_instant, who from finance.ledger_amount a
        where a.financial_year_id = any (year_ids) and a.recorded_to = done_at and a.recorded_from < done_at;
      if forget_owner then
        delete from finance.ledger_owner;
      end if;
    end
  $$;
comment on function finance.take_back_ledger(uuid[], timestamptz, timestamptz, text, boolean) is 'Makes the vouchers and stated amounts of the years what they were before the import of that instant.';
revoke all on function finance.take_back_ledger(uuid[], timestamptz, timestamptz, text, boolean) from public;
grant execute on function finance.take_back_ledger(uuid[], timestamptz, timestamptz, text, boolean) to ${figures};
