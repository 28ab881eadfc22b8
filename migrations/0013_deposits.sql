-- Cheques that were handed over, and what is taken to the bank together: cheques or cash.

-- 'hand-back': a cheque in the drawer is given back to who wrote it.
INSERT INTO operation_kinds VALUES ('deposit'), ('hand-back');

-------------------------------------------------------------------------------------- recorded --

-- What is printed on a cheque, and from when it may be taken to the bank; of the operation that
-- received it. A cheque payable to a producer never goes to the group's bank.
CREATE TABLE cheques (
  operation_id INTEGER NOT NULL REFERENCES operations (id),
  payment_id   INTEGER NOT NULL REFERENCES payments (id),
  number       TEXT CHECK (number <> ''),
  bank_id      INTEGER REFERENCES texts (id),
  deposit_from TEXT CHECK (deposit_from GLOB '????-??-??'),
  payee_id     INTEGER REFERENCES headings (account_id),
  PRIMARY KEY (operation_id, payment_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX cheques_by_payment ON cheques (payment_id);
CREATE INDEX cheques_by_number ON cheques (number) WHERE number IS NOT NULL;

-- What was taken to the bank together, or with a payee was handed to a producer. bank_account_id is
-- NULL where the group had no account in the ledger yet; bank_number is the bank's own for the slip.
CREATE TABLE deposits (
  id              INTEGER PRIMARY KEY CHECK (id > 0),
  operation_id    INTEGER NOT NULL UNIQUE REFERENCES operations (id),
  date            TEXT NOT NULL CHECK (date GLOB '????-??-??'),
  method          TEXT NOT NULL CHECK (method IN ('cheque', 'cash')),
  bank_account_id INTEGER REFERENCES bank_accounts (id),
  payee_id        INTEGER REFERENCES headings (account_id),
  bank_number     TEXT CHECK (bank_number <> ''),
  CHECK (bank_account_id IS NULL OR payee_id IS NULL)
) STRICT;

-- What an entry takes out of the drawer or the cash box into a deposit, or a bank line shows of it.
ALTER TABLE entries ADD COLUMN deposit_id INTEGER REFERENCES deposits (id);
CREATE INDEX entries_by_deposit ON entries (deposit_id) WHERE deposit_id IS NOT NULL;

------------------------------------------------------------------------------------ append-only --

CREATE TRIGGER cheques_insert BEFORE INSERT ON cheques
WHEN EXISTS (SELECT 1 FROM cheques
              WHERE operation_id = NEW.operation_id AND payment_id = NEW.payment_id)
  OR EXISTS (SELECT 1 FROM seals WHERE operation_id = NEW.operation_id)
BEGIN SELECT RAISE(ABORT, 'cheques are append-only'); END;
CREATE TRIGGER cheques_update BEFORE UPDATE ON cheques
BEGIN SELECT RAISE(ABORT, 'cheques are append-only'); END;
CREATE TRIGGER cheques_delete BEFORE DELETE ON cheques
BEGIN SELECT RAISE(ABORT, 'cheques are append-only'); END;

CREATE TRIGGER deposits_insert BEFORE INSERT ON deposits
WHEN EXISTS (SELECT 1 FROM deposits WHERE id = NEW.id OR operation_id = NEW.operation_id)
  OR EXISTS (SELECT 1 FROM seals WHERE operation_id = NEW.operation_id)
BEGIN SELECT RAISE(ABORT, 'deposits are append-only'); END;
CREATE TRIGGER deposits_update BEFORE UPDATE ON deposits
BEGIN SELECT RAISE(ABORT, 'deposits are append-only'); END;
CREATE TRIGGER deposits_delete BEFORE DELETE ON deposits
BEGIN SELECT RAISE(ABORT, 'deposits are append-only'); END;
