-- Mail leaves: messages as they are written, mailings, and the outbox, which is what the table of messages becomes.

CREATE TABLE draft (                  -- a batch's messages, as they are being written
    batch_id INTEGER NOT NULL REFERENCES batch (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('invitation', 'reminder')),
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    html TEXT NOT NULL DEFAULT '',    -- empty: written from the text
    PRIMARY KEY (batch_id, kind)
) STRICT, WITHOUT ROWID;

INSERT INTO draft (batch_id, kind, subject, text)
SELECT id, 'reminder', subject, body FROM batch WHERE subject <> '' OR body <> '';

ALTER TABLE batch DROP COLUMN subject;
ALTER TABLE batch DROP COLUMN body;

CREATE TABLE template (               -- messages kept under a name, to begin others from
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('invitation', 'reminder')),
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    html TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE mailing (                -- one send: the frozen message, and how far it is
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    batch_id INTEGER REFERENCES batch (id) ON DELETE SET NULL,
    kind TEXT NOT NULL CHECK (kind IN ('invitation', 'reminder', 'test')),
    state TEXT NOT NULL CHECK (state IN ('scheduled', 'missed', 'running', 'paused', 'cancelled', 'finished')),
    due INTEGER,                      -- when a scheduled one begins
    resume_at INTEGER,                -- when a paused one goes on by itself, if it does
    why TEXT NOT NULL DEFAULT '',     -- what paused it, in code
    reply TEXT NOT NULL DEFAULT '',   -- the server's words for it
    pauses INTEGER NOT NULL DEFAULT 0,  -- by itself and in a row, for the back-off
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    survey_address TEXT NOT NULL,
    sender TEXT NOT NULL DEFAULT '{}',  -- JSON: name, addresses, what {{unsubscribe}} becomes
    began_at INTEGER,
    ended_at INTEGER,
    operation_id INTEGER REFERENCES operation (id)  -- null until it begins
) STRICT;

CREATE INDEX mailing_batch ON mailing (batch_id);
CREATE INDEX mailing_open ON mailing (state) WHERE state IN ('scheduled', 'missed', 'running', 'paused');
CREATE INDEX mailing_operation ON mailing (operation_id);

CREATE TABLE outbox (                 -- one mail to one person; the fact outlives the batch and the customer
    id INTEGER PRIMARY KEY,
    batch_id INTEGER REFERENCES batch (id) ON DELETE SET NULL,
    customer_id INTEGER REFERENCES customer (id) ON DELETE SET NULL,
    key TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('invitation', 'reminder', 'test')),
    rank INTEGER NOT NULL,            -- 0 for the invitation, 1, 2, … for the reminders
    state TEXT NOT NULL CHECK (state IN (
        'elsewhere',                  -- mailed by other means, the person says
        'queued', 'sending',
        'sent',                       -- the server took it: a 2xx after the final dot
        'retry',                      -- refused for the moment, to be tried again
        'refused', 'expired',         -- for good; after the last of several tries
        'uncertain',                  -- it may have been taken: the reply was never read
        'suppressed',                 -- unsubscribed before it was reached
        'cancelled')),
    at INTEGER NOT NULL,              -- when it came to this state; the day it was mailed elsewhere
    operation_id INTEGER NOT NULL REFERENCES operation (id),
    mailing_id INTEGER REFERENCES mailing (id),
    transaction_id INTEGER REFERENCES "transaction" (id) ON DELETE SET NULL,
    address TEXT NOT NULL DEFAULT '', -- as it was when the message was queued: the envelope's and the header's
    message_id TEXT UNIQUE,           -- RFC 5322 section 3.6.4, without angle brackets
    attempts INTEGER NOT NULL DEFAULT 0,
    due INTEGER NOT NULL DEFAULT 0,   -- not tried before
    code INTEGER,                     -- the server's last reply
    reply TEXT NOT NULL DEFAULT '',
    why TEXT NOT NULL DEFAULT '',     -- what else decided, in code
    seen INTEGER                      -- the newest operation when its recipient was last found not suppressed
) STRICT;

INSERT INTO outbox (id, batch_id, customer_id, key, kind, rank, state, at, operation_id)
SELECT id, batch_id, customer_id, key, kind, rank, state, at, operation_id FROM message;

DROP TABLE message;
ALTER TABLE outbox RENAME TO message;

-- Nobody gets the same mail twice, whoever asks for it and how often.
CREATE UNIQUE INDEX message_once ON message (batch_id, kind, rank, customer_id)
WHERE kind <> 'test' AND state IN ('elsewhere', 'queued', 'sending', 'sent', 'retry', 'uncertain');

CREATE INDEX message_batch ON message (batch_id, kind, customer_id);
CREATE INDEX message_customer ON message (customer_id, at);
CREATE INDEX message_orphan ON message (key) WHERE customer_id IS NULL;
CREATE INDEX message_operation ON message (operation_id);
CREATE INDEX message_mailing ON message (mailing_id, state, due);
CREATE INDEX message_waiting ON message (key) WHERE state IN ('queued', 'retry');
CREATE INDEX message_transaction ON message (transaction_id);  -- or deleting a batch reads them all
CREATE INDEX message_sent ON message (at) WHERE state IN ('sent', 'uncertain');

CREATE VIEW contact AS                -- mail that reached somebody, or may have
SELECT * FROM message WHERE kind <> 'test' AND state IN ('elsewhere', 'sending', 'sent', 'uncertain');

CREATE VIEW pending AS                -- mail that is about to leave
SELECT * FROM message WHERE kind <> 'test' AND state IN ('queued', 'retry');

CREATE TRIGGER message_is_not_queued_for_the_suppressed BEFORE INSERT ON message
WHEN NEW.state <> 'elsewhere' AND EXISTS (SELECT 1 FROM suppression WHERE key = NEW.key)
BEGIN
    SELECT RAISE(ABORT, 'this address is unsubscribed');
END;

CREATE TRIGGER message_is_not_sent_to_the_suppressed BEFORE UPDATE OF state ON message
WHEN NEW.state = 'sending' AND EXISTS (SELECT 1 FROM suppression WHERE key = NEW.key)
BEGIN
    SELECT RAISE(ABORT, 'this address is unsubscribed');
END;

CREATE TRIGGER message_keeps_its_recipient BEFORE UPDATE OF key, address, message_id ON message
WHEN OLD.mailing_id IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'a message keeps its recipient');
END;

CREATE TRIGGER message_sent_stays_sent BEFORE UPDATE OF state ON message WHEN OLD.state = 'sent'
BEGIN
    SELECT RAISE(ABORT, 'what was sent stays sent');
END;

CREATE TRIGGER message_is_never_forgotten BEFORE DELETE ON message WHEN OLD.state <> 'elsewhere'
BEGIN
    SELECT RAISE(ABORT, 'messages are kept');
END;
