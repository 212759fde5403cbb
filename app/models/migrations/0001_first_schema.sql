-- Times are UTC seconds since 1970, dates are ISO 8601 text, lists are JSON.
-- Columns named key hold what app.address.key() makes of an address.

CREATE TABLE operation (              -- the log of bulk acts; rows are only ever added
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,               -- import, unsubscribe, resubscribe, answers, mailing, undo, …
    at INTEGER NOT NULL,
    operator TEXT NOT NULL,
    source TEXT NOT NULL,             -- the screen it was asked from
    detail TEXT NOT NULL DEFAULT '',  -- the batch or file it was about, by name
    batch_id INTEGER,                 -- may outlive the batch
    reason TEXT,                      -- of an unsubscription
    undoes INTEGER UNIQUE REFERENCES operation (id),
    counts TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TRIGGER operation_is_never_changed BEFORE UPDATE ON operation
BEGIN
    SELECT RAISE(ABORT, 'the operations log is append-only');
END;

CREATE TRIGGER operation_is_never_deleted BEFORE DELETE ON operation
BEGIN
    SELECT RAISE(ABORT, 'the operations log is append-only');
END;

CREATE TABLE operation_item (         -- what an operation was given, line by line, and what it made of it
    operation_id INTEGER NOT NULL REFERENCES operation (id),
    position INTEGER NOT NULL,
    line INTEGER NOT NULL,
    address TEXT NOT NULL,
    key TEXT NOT NULL,                -- empty where no address was found
    outcome TEXT NOT NULL,
    PRIMARY KEY (operation_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX operation_item_key ON operation_item (key) WHERE key <> '';

CREATE TRIGGER operation_item_is_never_changed BEFORE UPDATE ON operation_item
BEGIN
    SELECT RAISE(ABORT, 'the operations log is append-only');
END;

CREATE TRIGGER operation_item_is_never_deleted BEFORE DELETE ON operation_item
BEGIN
    SELECT RAISE(ABORT, 'the operations log is append-only');
END;

CREATE TABLE customer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    email TEXT NOT NULL,              -- as it was typed
    first_name TEXT NOT NULL DEFAULT '',
    last_name TEXT NOT NULL DEFAULT '',
    folded TEXT NOT NULL,             -- last name, first name, address: no case, no accents; for search and order
    sendable INTEGER NOT NULL,        -- whether the address passes the strict check
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE suppression (            -- the addresses that must never be mailed: the one truth about it
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    address TEXT NOT NULL,            -- as it was typed
    since INTEGER NOT NULL,
    reason TEXT NOT NULL CHECK (reason IN ('asked', 'complained', 'bounced', 'operator')),
    operation_id INTEGER NOT NULL REFERENCES operation (id)
) STRICT;

CREATE TABLE lift (                   -- why a suppression ended: the evidence, kept for ever
    id INTEGER PRIMARY KEY,
    operation_id INTEGER NOT NULL REFERENCES operation (id),
    key TEXT NOT NULL,
    address TEXT NOT NULL,
    since INTEGER NOT NULL,
    reason TEXT NOT NULL,
    suppressed_by INTEGER NOT NULL REFERENCES operation (id),
    consent_date TEXT,                -- of a new consent; null when an operation was undone
    consent_reference TEXT
) STRICT;

CREATE INDEX lift_key ON lift (key);

CREATE TRIGGER suppression_is_only_lifted_with_evidence BEFORE DELETE ON suppression
WHEN NOT EXISTS (
    SELECT 1 FROM lift
    WHERE lift.key = OLD.key
        AND lift.suppressed_by = OLD.operation_id
        AND lift.operation_id = (SELECT max(id) FROM operation)
)
BEGIN
    SELECT RAISE(ABORT, 'a suppression is only lifted with its evidence');
END;

CREATE TRIGGER suppression_keeps_its_key BEFORE UPDATE OF key ON suppression
BEGIN
    SELECT RAISE(ABORT, 'a suppression keeps its key');
END;

CREATE TRIGGER lift_is_never_changed BEFORE UPDATE ON lift
BEGIN
    SELECT RAISE(ABORT, 'the evidence of a lift is kept');
END;

CREATE TRIGGER lift_is_never_deleted BEFORE DELETE ON lift
BEGIN
    SELECT RAISE(ABORT, 'the evidence of a lift is kept');
END;

CREATE TABLE batch (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    file_name TEXT NOT NULL,
    operation_id INTEGER NOT NULL REFERENCES operation (id),
    imported_at INTEGER NOT NULL,
    columns TEXT NOT NULL DEFAULT '[]',      -- titles of the batch's own columns, in the order of transaction.data
    not_read TEXT NOT NULL DEFAULT '[]',     -- titles of the file's columns about subscriptions
    survey_address TEXT NOT NULL DEFAULT '',
    subject TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "transaction" (
    id INTEGER PRIMARY KEY,
    batch_id INTEGER NOT NULL REFERENCES batch (id) ON DELETE CASCADE,
    customer_id INTEGER REFERENCES customer (id) ON DELETE SET NULL,  -- null once the customer was deleted
    line INTEGER NOT NULL,
    is_new INTEGER NOT NULL,          -- whether this row brought the customer
    note TEXT NOT NULL DEFAULT '',    -- what of the row could not be read, if anything
    date TEXT,
    data TEXT NOT NULL DEFAULT '[]',
    token TEXT UNIQUE                 -- stands for the recipient in a survey link
) STRICT;

CREATE UNIQUE INDEX transaction_batch_customer ON "transaction" (batch_id, customer_id);
CREATE INDEX transaction_customer_date ON "transaction" (customer_id, date);

CREATE TABLE import_row (             -- the rows of a file that brought no transaction, and why
    batch_id INTEGER NOT NULL REFERENCES batch (id) ON DELETE CASCADE,
    outcome TEXT NOT NULL,
    line INTEGER NOT NULL,
    address TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (batch_id, outcome, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE message (                -- one mail to one person; the fact outlives the batch and the customer
    id INTEGER PRIMARY KEY,
    batch_id INTEGER REFERENCES batch (id) ON DELETE SET NULL,
    customer_id INTEGER REFERENCES customer (id) ON DELETE SET NULL,
    key TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('invitation', 'reminder')),
    rank INTEGER NOT NULL,            -- 0 for the invitation, 1, 2, … for the reminders
    state TEXT NOT NULL,              -- elsewhere: mailed by other means, the person says
    at INTEGER NOT NULL,
    operation_id INTEGER NOT NULL REFERENCES operation (id),
    UNIQUE (batch_id, kind, rank, customer_id)
) STRICT;

CREATE INDEX message_customer ON message (customer_id, at);
CREATE INDEX message_orphan ON message (key) WHERE customer_id IS NULL;
CREATE INDEX message_operation ON message (operation_id);

CREATE TABLE answer (
    transaction_id INTEGER PRIMARY KEY REFERENCES "transaction" (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    operation_id INTEGER NOT NULL REFERENCES operation (id)
) STRICT;

CREATE INDEX answer_operation ON answer (operation_id);

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL               -- JSON
) STRICT, WITHOUT ROWID;

CREATE TABLE column_mapping (         -- how the columns under a header were read the last time
    header TEXT PRIMARY KEY,          -- JSON list of titles
    roles TEXT NOT NULL               -- JSON list
) STRICT, WITHOUT ROWID;
