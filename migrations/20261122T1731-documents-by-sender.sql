create index document_by_sender on document (agency_id, sender_code, listed_at) where sender_code is not null;
