create index citizen_by_phone on citizen (phone) where phone is not null;
