-- Every bank's files: how an account's tables are read, rows that the bank worded anew, and what
-- each file proved about itself.

---------------------------------------------------------------------------------------- edited --

-- How tables with this header (its cells, as JSON) were last read for this account; the newest has
-- the largest id, so that a changed header can be told.
CREATE TABLE table_profiles (
  id              INTEGER PRIMARY KEY CHECK (id > 0),
  bank_account_id INTEGER NOT NULL REFERENCES bank_accounts (id),
  header          TEXT NOT NULL CHECK (json_valid(header)),
  profile         TEXT NOT NULL CHECK (json_valid(profile)),
  UNIQUE (bank_account_id, header)
) STRICT;

-------------------------------------------------------------------------------------- recorded --

-- A line under the words that a later file has for it: a person said that it is the same. The keys
-- are as in `lines`; it belongs to the import of that file, and goes when that is undone.
CREATE TABLE wordings (
  operation_id  INTEGER NOT NULL REFERENCES statements (operation_id),
  line_id       INTEGER NOT NULL REFERENCES lines (id),
  date          TEXT NOT NULL CHECK (date GLOB '????-??-??'),
  balance_cents INTEGER,
  text_id       INTEGER NOT NULL REFERENCES texts (id),
  content_key   BLOB NOT NULL CHECK (length(content_key) = 16),
  bank_key      BLOB CHECK (length(bank_key) = 16),
  PRIMARY KEY (operation_id, line_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX wordings_by_date ON wordings (date);
CREATE INDEX wordings_by_line ON wordings (line_id);

-- What an imported file proved about itself: 'running-balance', 'opening-closing', 'row-count',
-- 'totals'.
CREATE TABLE statement_proofs (
  operation_id INTEGER NOT NULL REFERENCES statements (operation_id),
  proof        TEXT NOT NULL,
  PRIMARY KEY (operation_id, proof)
) STRICT, WITHOUT ROWID;

------------------------------------------------------------------------------------ append-only --

CREATE TRIGGER wordings_insert BEFORE INSERT ON wordings
WHEN EXISTS (SELECT 1 FROM wordings
              WHERE operation_id = NEW.operation_id AND line_id = NEW.line_id)
  OR EXISTS (SELECT 1 FROM seals WHERE operation_id = NEW.operation_id)
BEGIN SELECT RAISE(ABORT, 'wordings are append-only'); END;
CREATE TRIGGER wordings_update BEFORE UPDATE ON wordings
BEGIN SELECT RAISE(ABORT, 'wordings are append-only'); END;
CREATE TRIGGER wordings_delete BEFORE DELETE ON wordings
BEGIN SELECT RAISE(ABORT, 'wordings are append-only'); END;

CREATE TRIGGER statement_proofs_insert BEFORE INSERT ON statement_proofs
WHEN EXISTS (SELECT 1 FROM statement_proofs
              WHERE operation_id = NEW.operation_id AND proof = NEW.proof)
  OR EXISTS (SELECT 1 FROM seals WHERE operation_id = NEW.operation_id)
BEGIN SELECT RAISE(ABORT, 'statement_proofs are append-only'); END;
CREATE TRIGGER statement_proofs_update BEFORE UPDATE ON statement_proofs
BEGIN SELECT RAISE(ABORT, 'statement_proofs are append-only'); END;
CREATE TRIGGER statement_proofs_delete BEFORE DELETE ON statement_proofs
BEGIN SELECT RAISE(ABORT, 'statement_proofs are append-only'); END;
