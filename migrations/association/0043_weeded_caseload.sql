-- Weeding a participation that somebody has had was refused by the foreign key: what says whose it was goes with it.

alter table participants.caseload
  drop constraint caseload_participation_id_fkey,
  add constraint caseload_participation_id_fkey foreign key (participation_id) references participants.participation (id) on delete cascade;
