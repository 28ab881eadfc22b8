-- Distributions: the days on which orders are handed out, and what was validated of them.

-- 'validation': what a member was handed out, and paid for it there, is as recorded; a distribution as
-- a whole too, once everybody's is. What was received then are operations of their own.
INSERT INTO operation_kinds VALUES ('distribution'), ('validation');

-------------------------------------------------------------------------------------- recorded --

-- The days that were planned. A day is a distribution by its orders alone, too.
CREATE TABLE distributions (
  operation_id INTEGER NOT NULL REFERENCES operations (id),
  date         TEXT NOT NULL CHECK (date GLOB '????-??-??'),
  PRIMARY KEY (operation_id, date)
) STRICT, WITHOUT ROWID;

-- member_id is NULL for the distribution as a whole. While one stands, the orders that it covers
-- can't change.
CREATE TABLE validations (
  operation_id INTEGER PRIMARY KEY REFERENCES operations (id),
  distribution TEXT NOT NULL CHECK (distribution GLOB '????-??-??'),
  member_id    INTEGER REFERENCES members (id)
) STRICT;
CREATE INDEX validations_by_distribution ON validations (distribution, member_id);

-- What was received, or given up, with a validation: taken back with it, and never alone.
CREATE TABLE validation_steps (
  operation_id  INTEGER PRIMARY KEY REFERENCES operations (id),
  validation_id INTEGER NOT NULL REFERENCES validations (operation_id)
) STRICT;
CREATE INDEX validation_steps_by_validation ON validation_steps (validation_id);

CREATE INDEX orders_by_distribution ON orders (distribution) WHERE distribution IS NOT NULL;

------------------------------------------------------------------------------------ append-only --

CREATE TRIGGER distributions_insert BEFORE INSERT ON distributions
WHEN EXISTS (SELECT 1 FROM distributions
              WHERE operation_id = NEW.operation_id AND date = NEW.date)
  OR EXISTS (SELECT 1 FROM seals WHERE operation_id = NEW.operation_id)
BEGIN SELECT RAISE(ABORT, 'distributions are append-only'); END;
CREATE TRIGGER distributions_update BEFORE UPDATE ON distributions
BEGIN SELECT RAISE(ABORT, 'distributions are append-only'); END;
CREATE TRIGGER distributions_delete BEFORE DELETE ON distributions
BEGIN SELECT RAISE(ABORT, 'distributions are append-only'); END;

CREATE TRIGGER validations_insert BEFORE INSERT ON validations
WHEN EXISTS (SELECT 1 FROM validations WHERE operation_id = NEW.operation_id)
  OR EXISTS (SELECT 1 FROM seals WHERE operation_id = NEW.operation_id)
BEGIN SELECT RAISE(ABORT, 'validations are append-only'); END;
CREATE TRIGGER validations_update BEFORE UPDATE ON validations
BEGIN SELECT RAISE(ABORT, 'validations are append-only'); END;
CREATE TRIGGER validations_delete BEFORE DELETE ON validations
BEGIN SELECT RAISE(ABORT, 'validations are append-only'); END;

CREATE TRIGGER validation_steps_insert BEFORE INSERT ON validation_steps
WHEN EXISTS (SELECT 1 FROM validation_steps WHERE operation_id = NEW.operation_id)
  OR EXISTS (SELECT 1 FROM seals WHERE operation_id = NEW.operation_id)
BEGIN SELECT RAISE(ABORT, 'validation_steps are append-only'); END;
CREATE TRIGGER validation_steps_update BEFORE UPDATE ON validation_steps
BEGIN SELECT RAISE(ABORT, 'validation_steps are append-only'); END;
CREATE TRIGGER validation_steps_delete BEFORE DELETE ON validation_steps
BEGIN SELECT RAISE(ABORT, 'validation_steps are append-only'); END;
