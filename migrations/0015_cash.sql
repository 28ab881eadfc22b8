-- The cash box: what goes into it and out of it for no member, and how often it was counted.

-- 'cash-move': between the box and a heading. 'cash-count': what was found in the box, and the
-- difference, if there is one, to the cash differences.
INSERT INTO operation_kinds VALUES ('cash-move'), ('cash-count');

-------------------------------------------------------------------------------------- recorded --

-- What was in the box at the end of a day. What should have been is the sum of the entries until then
-- that were recorded before; the difference is the operation's own entry.
CREATE TABLE cash_counts (
  operation_id  INTEGER PRIMARY KEY REFERENCES operations (id),
  date          TEXT NOT NULL CHECK (date GLOB '????-??-??'),
  counted_cents INTEGER NOT NULL CHECK (counted_cents >= 0)
) STRICT;

------------------------------------------------------------------------------------ append-only --

CREATE TRIGGER cash_counts_insert BEFORE INSERT ON cash_counts
WHEN EXISTS (SELECT 1 FROM cash_counts WHERE operation_id = NEW.operation_id)
  OR EXISTS (SELECT 1 FROM seals WHERE operation_id = NEW.operation_id)
BEGIN SELECT RAISE(ABORT, 'cash_counts are append-only'); END;
CREATE TRIGGER cash_counts_update BEFORE UPDATE ON cash_counts
BEGIN SELECT RAISE(ABORT, 'cash_counts are append-only'); END;
CREATE TRIGGER cash_counts_delete BEFORE DELETE ON cash_counts
BEGIN SELECT RAISE(ABORT, 'cash_counts are append-only'); END;
