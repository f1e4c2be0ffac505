-- Records say by e-mail address who made them. Whoever may read a record may read the colleague's name instead; nobody learns an
-- address from it.
create function access.names_of(emails text[])
  returns table (email text, name text)
  language sql stable security definer set search_path = pg_catalog
  as $$ select u.email, u.name from access.user_account u where u.email = any (emails) $$;
comment on function access.names_of(text[]) is 'The names of the users that have these e-mail addresses, those who have left too.';

revoke all on function access.names_of(text[]) from public;
grant execute on function access.names_of(text[]) to ${figures};
