-- By hand: a name is unique, and no key of its table. A plain unique index would make it one, since other tables could refer to it: then a new name waits
-- for whoever brings a long article into the desk, who holds its key. An index with a condition cannot be referred to.
create unique index "Desk_name_once" on "Desk" (name) where name is not null;
drop index "Desk_name_key";
