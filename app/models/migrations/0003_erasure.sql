-- A customer may be erased: what stays of an address is a keyed hash, erased:<rule>:<HMAC-SHA-256 in hex>, which
-- takes the place of its key wherever a fact about it is kept. No address key looks like that: it has no @.

CREATE TABLE hash_key (
    rule INTEGER PRIMARY KEY,         -- the version of app.address.key() that made what was hashed
    secret BLOB NOT NULL CHECK (length(secret) = 32)
) STRICT;

INSERT INTO hash_key (rule, secret) VALUES (1, randomblob(32));

DROP TRIGGER operation_item_is_never_changed;
CREATE TRIGGER operation_item_is_only_erased BEFORE UPDATE ON operation_item
WHEN NEW.key NOT GLOB 'erased:*' OR NEW.address <> ''
    OR NEW.operation_id <> OLD.operation_id OR NEW.position <> OLD.position
    OR NEW.line <> OLD.line OR NEW.outcome <> OLD.outcome
BEGIN
    SELECT RAISE(ABORT, 'the operations log is append-only');
END;

-- The reference of a consent may name the person, who is known by it; the operation keeps all else, and so does
-- the undo, which repeats the reference.
DROP TRIGGER operation_is_never_changed;
CREATE TRIGGER operation_is_only_erased BEFORE UPDATE ON operation
WHEN NEW.detail <> ''
    OR NEW.id <> OLD.id OR NEW.kind <> OLD.kind OR NEW.at <> OLD.at OR NEW.operator <> OLD.operator
    OR NEW.source <> OLD.source OR NEW.batch_id IS NOT OLD.batch_id OR NEW.reason IS NOT OLD.reason
    OR NEW.undoes IS NOT OLD.undoes OR NEW.counts <> OLD.counts
    OR NOT EXISTS (
        SELECT 1 FROM operation o JOIN operation_item i ON i.operation_id = o.id
        WHERE o.id IN (OLD.id, OLD.undoes) AND o.kind = 'resubscribe' AND i.key GLOB 'erased:*')
BEGIN
    SELECT RAISE(ABORT, 'the operations log is append-only');
END;

DROP TRIGGER suppression_keeps_its_key;
CREATE TRIGGER suppression_keeps_its_key BEFORE UPDATE OF key ON suppression
WHEN NEW.key NOT GLOB 'erased:*' OR NEW.address <> ''
BEGIN
    SELECT RAISE(ABORT, 'a suppression keeps its key');
END;

DROP TRIGGER lift_is_never_changed;
CREATE TRIGGER lift_is_only_erased BEFORE UPDATE ON lift
WHEN NEW.key NOT GLOB 'erased:*' OR NEW.address <> '' OR NEW.id <> OLD.id
    OR NEW.operation_id <> OLD.operation_id OR NEW.since <> OLD.since OR NEW.reason <> OLD.reason
    OR NEW.suppressed_by <> OLD.suppressed_by OR NEW.consent_date IS NOT OLD.consent_date
BEGIN
    SELECT RAISE(ABORT, 'the evidence of a lift is kept');
END;

DROP TRIGGER message_keeps_its_recipient;
CREATE TRIGGER message_keeps_its_recipient BEFORE UPDATE OF key, address, message_id ON message
WHEN OLD.mailing_id IS NOT NULL
    AND (NEW.key NOT GLOB 'erased:*' OR NEW.address <> '' OR NEW.message_id IS NOT OLD.message_id)
BEGIN
    SELECT RAISE(ABORT, 'a message keeps its recipient');
END;
