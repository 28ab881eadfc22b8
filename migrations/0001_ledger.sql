-- The ledger. docs/how-it-works.md draws it and follows one transfer through it.
--
-- Three kinds of tables:
--   recorded   operations, their entries and the facts they bring (orders, payments, bank lines…):
--              only ever added to; the triggers at the end refuse anything else;
--   edited     settings, members, bank accounts: no accounting, changed in place;
--   cached     account_balances, pending_payments, waiting_lines: sums over entries, kept by
--              triggers in the same transaction, recomputed and compared by `solde check`.

---------------------------------------------------------------------------------------- edited --

CREATE TABLE settings (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Free text, erasable: body and salt can be set to NULL together, the digest stays. The chain of
-- hashes and the de-duplication keys know the digest only.
CREATE TABLE texts (
  id     INTEGER PRIMARY KEY CHECK (id > 0),
  salt   BLOB CHECK (length(salt) = 16),
  body   TEXT,
  digest BLOB NOT NULL CHECK (length(digest) = 32), -- SHA-256 (salt, body)
  CHECK ((salt IS NULL) = (body IS NULL))
) STRICT;

-- code is NULL once the operation that added the member was undone.
CREATE TABLE members (
  id    INTEGER PRIMARY KEY CHECK (id > 0),
  code  TEXT UNIQUE CHECK (code GLOB '[A-Z]*' AND length(code) BETWEEN 2 AND 8),
  name  TEXT NOT NULL,
  email TEXT,
  phone TEXT
) STRICT;

CREATE TABLE bank_accounts (
  id         INTEGER PRIMARY KEY CHECK (id > 0),
  account_id INTEGER NOT NULL UNIQUE REFERENCES accounts (id),
  name       TEXT NOT NULL UNIQUE
) STRICT;

-- What `--key` remembers: the same key with what was typed before is answered as before.
CREATE TABLE command_keys (
  key         TEXT PRIMARY KEY,
  fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 32),
  answer_id   INTEGER NOT NULL REFERENCES texts (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

-------------------------------------------------------------------------------------- recorded --

-- Kinds are rows, so that a later migration adds one without rebuilding the table.
CREATE TABLE operation_kinds (kind TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO operation_kinds VALUES
  ('member'), ('opening'), ('bank-opening'), ('order'), ('payment'), ('confirmation'),
  ('cancellation'), ('import'), ('match'), ('reversal');

-- The smallest thing that a person can take back. Reversed at most once (UNIQUE); a reversal can be
-- reversed in its turn, so the operations that cancel one another form a line, never a tree.
-- The foreign key to seals makes a transaction that leaves an operation unsealed fail at COMMIT.
CREATE TABLE operations (
  id          INTEGER PRIMARY KEY CHECK (id > 0)
              REFERENCES seals (operation_id) DEFERRABLE INITIALLY DEFERRED,
  kind        TEXT NOT NULL REFERENCES operation_kinds (kind),
  reverses_id INTEGER UNIQUE REFERENCES operations (id) CHECK (reverses_id < id),
  reason_id   INTEGER REFERENCES texts (id),
  recorded_at TEXT NOT NULL CHECK (recorded_at GLOB '????-??-??T??:??:??*Z'),
  CHECK ((kind = 'reversal') = (reverses_id IS NOT NULL))
) STRICT;

-- hash = SHA-256 (hash of the operation before, everything that this operation recorded).
CREATE TABLE seals (
  operation_id INTEGER PRIMARY KEY REFERENCES operations (id),
  hash         BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TABLE accounts (
  id           INTEGER PRIMARY KEY CHECK (id > 0),
  kind         TEXT NOT NULL CHECK (kind IN (
              'suspense',       -- 471 bank money not yet explained
              'openings',       -- 89  what accounts held before the ledger began
              'orders',         -- 7
              'announcements',  -- 8   counterpart of every payment announced, not yet received
              'cheques',        -- 5112 in hand
              'cash',           -- 53
              'transit',        -- 511 recorded by hand, not yet shown by the bank
              'cash-short',     -- 658
              'cash-over',      -- 758
              'bank',           -- 512, one for each bank account
              'member',         -- 411, one for each member
              'announced',      -- 8, one for each member: what they said they would pay
              'heading')),      -- money that is no member's
  operation_id INTEGER REFERENCES operations (id), -- NULL for those that every ledger has
  member_id    INTEGER REFERENCES members (id),
  CHECK ((kind IN ('member', 'announced')) = (member_id IS NOT NULL)),
  UNIQUE (member_id, kind)
) STRICT;
CREATE INDEX accounts_by_operation ON accounts (operation_id);

CREATE TABLE orders (
  id           INTEGER PRIMARY KEY CHECK (id > 0),
  operation_id INTEGER NOT NULL REFERENCES operations (id),
  member_id    INTEGER NOT NULL REFERENCES members (id),
  date         TEXT NOT NULL CHECK (date GLOB '????-??-??'),
  distribution TEXT CHECK (distribution GLOB '????-??-??'),
  method       TEXT NOT NULL
) STRICT;
CREATE INDEX orders_by_operation ON orders (operation_id);
CREATE INDEX orders_by_member ON orders (member_id);

CREATE TABLE payments (
  id           INTEGER PRIMARY KEY CHECK (id > 0),
  operation_id INTEGER NOT NULL REFERENCES operations (id),
  member_id    INTEGER NOT NULL REFERENCES members (id),
  order_id     INTEGER REFERENCES orders (id),
  date         TEXT NOT NULL CHECK (date GLOB '????-??-??'),
  method       TEXT NOT NULL,
  provider_id  TEXT -- the online provider's own id, taken by one payment that stands
) STRICT;
CREATE INDEX payments_by_operation ON payments (operation_id);
CREATE INDEX payments_by_member ON payments (member_id);
CREATE INDEX payments_by_provider ON payments (provider_id) WHERE provider_id IS NOT NULL;

-- ISO 11649. Without a payment it is the member's permanent one.
CREATE TABLE issued_references (
  code         TEXT PRIMARY KEY CHECK (code GLOB 'RF[0-9][0-9]*'),
  operation_id INTEGER NOT NULL REFERENCES operations (id),
  member_id    INTEGER NOT NULL REFERENCES members (id),
  payment_id   INTEGER UNIQUE REFERENCES payments (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX issued_references_by_operation ON issued_references (operation_id);
CREATE INDEX issued_references_by_member ON issued_references (member_id);

-- One imported file. The counts are of its rows: read = new + duplicate + held + skipped.
CREATE TABLE statements (
  id              INTEGER PRIMARY KEY CHECK (id > 0),
  operation_id    INTEGER NOT NULL UNIQUE REFERENCES operations (id),
  bank_account_id INTEGER NOT NULL REFERENCES bank_accounts (id),
  file_id         INTEGER NOT NULL REFERENCES texts (id),
  sha256          BLOB NOT NULL CHECK (length(sha256) = 32),
  format          TEXT NOT NULL,
  account_number  TEXT, -- as the file states it: the next file of this account has to agree
  from_date       TEXT CHECK (from_date GLOB '????-??-??'),
  to_date         TEXT CHECK (to_date GLOB '????-??-??'),
  opening_cents   INTEGER,
  closing_cents   INTEGER,
  credit_cents    INTEGER NOT NULL CHECK (credit_cents >= 0),
  debit_cents     INTEGER NOT NULL CHECK (debit_cents <= 0),
  early_cents     INTEGER NOT NULL, -- sum of the rows skipped because they precede the ledger's start
  new_count       INTEGER NOT NULL CHECK (new_count >= 0),
  duplicate_count INTEGER NOT NULL CHECK (duplicate_count >= 0),
  held_count      INTEGER NOT NULL CHECK (held_count >= 0),
  skipped_count   INTEGER NOT NULL CHECK (skipped_count >= 0)
) STRICT;

-- content_key = HMAC (the ledger's own salt; date, amount, folded text); ordinal numbers genuine
-- twins, those of undone imports included. balance_cents only where the file proved it.
CREATE TABLE lines (
  id              INTEGER PRIMARY KEY CHECK (id > 0),
  operation_id    INTEGER NOT NULL REFERENCES statements (operation_id),
  bank_account_id INTEGER NOT NULL REFERENCES bank_accounts (id),
  row             INTEGER NOT NULL CHECK (row > 0),
  date            TEXT NOT NULL CHECK (date GLOB '????-??-??'),
  value_date      TEXT CHECK (value_date GLOB '????-??-??'),
  amount_cents    INTEGER NOT NULL CHECK (amount_cents <> 0 AND abs(amount_cents) <= 99999999999),
  balance_cents   INTEGER,
  text_id         INTEGER NOT NULL REFERENCES texts (id),
  content_key     BLOB NOT NULL CHECK (length(content_key) = 16),
  ordinal         INTEGER NOT NULL CHECK (ordinal >= 0),
  bank_key        BLOB CHECK (length(bank_key) = 16) -- HMAC of the bank's own id of the movement
) STRICT;
CREATE INDEX lines_by_operation ON lines (operation_id);
-- Begins with the date, so that a month's inserts touch neighbouring pages.
CREATE UNIQUE INDEX lines_by_content ON lines (date, content_key, ordinal, bank_account_id);

-- Why a bank line was booked: the name of the rule, or 'by-hand'.
CREATE TABLE matches (
  operation_id INTEGER PRIMARY KEY REFERENCES operations (id),
  line_id      INTEGER NOT NULL REFERENCES lines (id),
  rule         TEXT NOT NULL
) STRICT;
CREATE INDEX matches_by_line ON matches (line_id);

-- The only movements there are: one positive amount, one account debited, one credited.
CREATE TABLE entries (
  operation_id      INTEGER NOT NULL REFERENCES operations (id),
  number            INTEGER NOT NULL CHECK (number > 0),
  date              TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  debit_account_id  INTEGER NOT NULL REFERENCES accounts (id),
  credit_account_id INTEGER NOT NULL REFERENCES accounts (id),
  amount_cents      INTEGER NOT NULL CHECK (amount_cents BETWEEN 1 AND 99999999999),
  order_id          INTEGER REFERENCES orders (id),
  payment_id        INTEGER REFERENCES payments (id),
  line_id           INTEGER REFERENCES lines (id),
  CHECK (debit_account_id <> credit_account_id),
  PRIMARY KEY (operation_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX entries_by_debit ON entries (debit_account_id, date, amount_cents);
CREATE INDEX entries_by_credit ON entries (credit_account_id, date, amount_cents);
CREATE INDEX entries_by_order ON entries (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX entries_by_payment ON entries (payment_id) WHERE payment_id IS NOT NULL;
CREATE INDEX entries_by_line ON entries (line_id) WHERE line_id IS NOT NULL;

---------------------------------------------------------------------------------------- cached --

-- Credits minus debits: for a member, positive is an avoir and negative a dette.
CREATE TABLE account_balances (
  account_id    INTEGER PRIMARY KEY REFERENCES accounts (id),
  balance_cents INTEGER NOT NULL
) STRICT;

-- What is announced and not yet received, for each payment that still waits.
CREATE TABLE pending_payments (
  payment_id   INTEGER PRIMARY KEY REFERENCES payments (id),
  amount_cents INTEGER NOT NULL
) STRICT;

-- What is unexplained of each bank line; its sum is the suspense account.
CREATE TABLE waiting_lines (
  line_id      INTEGER PRIMARY KEY REFERENCES lines (id),
  amount_cents INTEGER NOT NULL
) STRICT;

CREATE TRIGGER accounts_have_a_balance AFTER INSERT ON accounts BEGIN
  INSERT INTO account_balances VALUES (NEW.id, 0);
END;

-- The fixed accounts. Triggers and code know the first four by number.
INSERT INTO accounts (id, kind) VALUES
  (1, 'suspense'), (2, 'openings'), (3, 'orders'), (4, 'announcements'), (5, 'cheques'),
  (6, 'cash'), (7, 'transit'), (8, 'cash-short'), (9, 'cash-over');

CREATE TRIGGER entries_move_balances AFTER INSERT ON entries BEGIN
  UPDATE account_balances SET balance_cents = balance_cents - NEW.amount_cents
    WHERE account_id = NEW.debit_account_id;
  UPDATE account_balances SET balance_cents = balance_cents + NEW.amount_cents
    WHERE account_id = NEW.credit_account_id;
END;

CREATE TRIGGER entries_move_pending AFTER INSERT ON entries
WHEN 4 IN (NEW.debit_account_id, NEW.credit_account_id) BEGIN
  INSERT INTO pending_payments
    VALUES (NEW.payment_id, iif(NEW.credit_account_id = 4, NEW.amount_cents, -NEW.amount_cents))
    ON CONFLICT (payment_id) DO UPDATE SET amount_cents = amount_cents + excluded.amount_cents;
  DELETE FROM pending_payments WHERE payment_id = NEW.payment_id AND amount_cents = 0;
END;

CREATE TRIGGER entries_move_waiting AFTER INSERT ON entries
WHEN 1 IN (NEW.debit_account_id, NEW.credit_account_id) BEGIN
  INSERT INTO waiting_lines
    VALUES (NEW.line_id, iif(NEW.credit_account_id = 1, NEW.amount_cents, -NEW.amount_cents))
    ON CONFLICT (line_id) DO UPDATE SET amount_cents = amount_cents + excluded.amount_cents;
  DELETE FROM waiting_lines WHERE line_id = NEW.line_id AND amount_cents = 0;
END;

CREATE TRIGGER announcements_stay_apart BEFORE INSERT ON entries
WHEN (NEW.credit_account_id = 4) <>
       (SELECT kind = 'announced' FROM accounts WHERE id = NEW.debit_account_id)
  OR (NEW.debit_account_id = 4) <>
       (SELECT kind = 'announced' FROM accounts WHERE id = NEW.credit_account_id)
BEGIN SELECT RAISE(ABORT, 'an announcement never mixes with money'); END;

CREATE TRIGGER waiting_needs_a_line BEFORE INSERT ON entries
WHEN NEW.line_id IS NULL AND 1 IN (NEW.debit_account_id, NEW.credit_account_id)
BEGIN SELECT RAISE(ABORT, 'the suspense account holds bank lines only'); END;

CREATE TRIGGER pending_needs_a_payment BEFORE INSERT ON entries
WHEN NEW.payment_id IS NULL AND 4 IN (NEW.debit_account_id, NEW.credit_account_id)
BEGIN SELECT RAISE(ABORT, 'only a payment can be announced'); END;

------------------------------------------------------------------------------------ append-only --

-- INSERT OR REPLACE would delete without firing DELETE triggers (recursive_triggers is off in a plain
-- sqlite3), so every unique key is guarded on INSERT too. An operation takes the next number, which
-- leaves neither a gap nor a way to slip one in between; a sealed one takes nothing more.

CREATE TRIGGER operations_insert BEFORE INSERT ON operations
WHEN NEW.id <> (SELECT coalesce(max(id), 0) + 1 FROM operations)
  OR EXISTS (SELECT 1 FROM operations WHERE reverses_id = NEW.reverses_id)
BEGIN SELECT RAISE(ABORT, 'operations are append-only'); END;
CREATE TRIGGER operations_update BEFORE UPDATE ON operations
BEGIN SELECT RAISE(ABORT, 'operations are append-only'); END;
CREATE TRIGGER operations_delete BEFORE DELETE ON operations
BEGIN SELECT RAISE(ABORT, 'operations are append-only'); END;

CREATE TRIGGER seals_insert BEFORE INSERT ON seals
WHEN EXISTS (SELECT 1 FROM seals WHERE operation_id = NEW.operation_id)
BEGIN SELECT RAISE(ABORT, 'seals are append-only'); END;
CREATE TRIGGER seals_update BEFORE UPDATE ON seals
BEGIN SELECT RAISE(ABORT, 'seals are append-only'); END;
CREATE TRIGGER seals_delete BEFORE DELETE ON seals
BEGIN SELECT RAISE(ABORT, 'seals are append-only'); END;

CREATE TRIGGER accounts_insert BEFORE INSERT ON accounts
WHEN EXISTS (SELECT 1 FROM accounts WHERE id = NEW.id OR (member_id = NEW.member_id AND kind = NEW.kind))
  OR EXISTS (SELECT 1 FROM seals WHERE operation_id = NEW.operation_id)
BEGIN SELECT RAISE(ABORT, 'accounts are append-only'); END;
CREATE TRIGGER accounts_update BEFORE UPDATE ON accounts
BEGIN SELECT RAISE(ABORT, 'accounts are append-only'); END;
CREATE TRIGGER accounts_delete BEFORE DELETE ON accounts
BEGIN SELECT RAISE(ABORT, 'accounts are append-only'); END;

CREATE TRIGGER orders_insert BEFORE INSERT ON orders
WHEN EXISTS (SELECT 1 FROM orders WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM seals WHERE operation_id = NEW.operation_id)
BEGIN SELECT RAISE(ABORT, 'orders are append-only'); END;
CREATE TRIGGER orders_update BEFORE UPDATE ON orders
BEGIN SELECT RAISE(ABORT, 'orders are append-only'); END;
CREATE TRIGGER orders_delete BEFORE DELETE ON orders
BEGIN SELECT RAISE(ABORT, 'orders are append-only'); END;

CREATE TRIGGER payments_insert BEFORE INSERT ON payments
WHEN EXISTS (SELECT 1 FROM payments WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM seals WHERE operation_id = NEW.operation_id)
BEGIN SELECT RAISE(ABORT, 'payments are append-only'); END;
CREATE TRIGGER payments_update BEFORE UPDATE ON payments
BEGIN SELECT RAISE(ABORT, 'payments are append-only'); END;
CREATE TRIGGER payments_delete BEFORE DELETE ON payments
BEGIN SELECT RAISE(ABORT, 'payments are append-only'); END;

CREATE TRIGGER issued_references_insert BEFORE INSERT ON issued_references
WHEN EXISTS (SELECT 1 FROM issued_references WHERE code = NEW.code OR payment_id = NEW.payment_id)
  OR EXISTS (SELECT 1 FROM seals WHERE operation_id = NEW.operation_id)
BEGIN SELECT RAISE(ABORT, 'issued_references are append-only'); END;
CREATE TRIGGER issued_references_update BEFORE UPDATE ON issued_references
BEGIN SELECT RAISE(ABORT, 'issued_references are append-only'); END;
CREATE TRIGGER issued_references_delete BEFORE DELETE ON issued_references
BEGIN SELECT RAISE(ABORT, 'issued_references are append-only'); END;

CREATE TRIGGER statements_insert BEFORE INSERT ON statements
WHEN EXISTS (SELECT 1 FROM statements WHERE id = NEW.id OR operation_id = NEW.operation_id)
  OR EXISTS (SELECT 1 FROM seals WHERE operation_id = NEW.operation_id)
BEGIN SELECT RAISE(ABORT, 'statements are append-only'); END;
CREATE TRIGGER statements_update BEFORE UPDATE ON statements
BEGIN SELECT RAISE(ABORT, 'statements are append-only'); END;
CREATE TRIGGER statements_delete BEFORE DELETE ON statements
BEGIN SELECT RAISE(ABORT, 'statements are append-only'); END;

CREATE TRIGGER lines_insert BEFORE INSERT ON lines
WHEN EXISTS (SELECT 1 FROM lines WHERE id = NEW.id OR (date = NEW.date AND content_key = NEW.content_key
                AND ordinal = NEW.ordinal AND bank_account_id = NEW.bank_account_id))
  OR EXISTS (SELECT 1 FROM seals WHERE operation_id = NEW.operation_id)
BEGIN SELECT RAISE(ABORT, 'lines are append-only'); END;
CREATE TRIGGER lines_update BEFORE UPDATE ON lines
BEGIN SELECT RAISE(ABORT, 'lines are append-only'); END;
CREATE TRIGGER lines_delete BEFORE DELETE ON lines
BEGIN SELECT RAISE(ABORT, 'lines are append-only'); END;

CREATE TRIGGER matches_insert BEFORE INSERT ON matches
WHEN EXISTS (SELECT 1 FROM matches WHERE operation_id = NEW.operation_id)
  OR EXISTS (SELECT 1 FROM seals WHERE operation_id = NEW.operation_id)
BEGIN SELECT RAISE(ABORT, 'matches are append-only'); END;
CREATE TRIGGER matches_update BEFORE UPDATE ON matches
BEGIN SELECT RAISE(ABORT, 'matches are append-only'); END;
CREATE TRIGGER matches_delete BEFORE DELETE ON matches
BEGIN SELECT RAISE(ABORT, 'matches are append-only'); END;

CREATE TRIGGER entries_insert BEFORE INSERT ON entries
WHEN EXISTS (SELECT 1 FROM entries WHERE operation_id = NEW.operation_id AND number = NEW.number)
  OR EXISTS (SELECT 1 FROM seals WHERE operation_id = NEW.operation_id)
BEGIN SELECT RAISE(ABORT, 'entries are append-only'); END;
CREATE TRIGGER entries_update BEFORE UPDATE ON entries
BEGIN SELECT RAISE(ABORT, 'entries are append-only'); END;
CREATE TRIGGER entries_delete BEFORE DELETE ON entries
BEGIN SELECT RAISE(ABORT, 'entries are append-only'); END;

-- A text may be erased, never changed.
CREATE TRIGGER texts_insert BEFORE INSERT ON texts
WHEN EXISTS (SELECT 1 FROM texts WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'texts can only be erased'); END;
CREATE TRIGGER texts_update BEFORE UPDATE ON texts
WHEN NEW.body IS NOT NULL OR NEW.id <> OLD.id OR NEW.digest <> OLD.digest
BEGIN SELECT RAISE(ABORT, 'texts can only be erased'); END;
CREATE TRIGGER texts_delete BEFORE DELETE ON texts
BEGIN SELECT RAISE(ABORT, 'texts can only be erased'); END;
