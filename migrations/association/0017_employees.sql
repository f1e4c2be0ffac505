-- Whoever is employed by the association itself holds no team role unless the association has decided otherwise.
alter table access.user_account add column is_employee boolean not null default false;
comment on column access.user_account.is_employee is 'plain: whether the user is employed by the association itself';
grant select (is_employee) on access.user_account to ${admin}, ${operator};
