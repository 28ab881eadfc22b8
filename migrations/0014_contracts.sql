-- AMAP contracts: a season's commitment, one debit with its instalments, and the cheques handed over
-- for them.

INSERT INTO operation_kinds VALUES ('contract-model'), ('contract');

-------------------------------------------------------------------------------------- recorded --

-- What is agreed with all who take it. rhythm is an ISO 8601 duration of months or weeks; with a
-- payee the cheques are payable to that producer.
CREATE TABLE contract_models (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  operation_id  INTEGER NOT NULL UNIQUE REFERENCES operations (id),
  name          TEXT NOT NULL CHECK (name <> ''),
  payee_id      INTEGER REFERENCES headings (account_id),
  price_cents   INTEGER NOT NULL CHECK (price_cents > 0),
  cheque_count  INTEGER NOT NULL CHECK (cheque_count > 0),
  first_date    TEXT NOT NULL CHECK (first_date GLOB '????-??-??'),
  rhythm        TEXT NOT NULL CHECK (rhythm GLOB 'P[1-9]*[MW]')
) STRICT;

CREATE TABLE contracts (
  id           INTEGER PRIMARY KEY CHECK (id > 0),
  operation_id INTEGER NOT NULL UNIQUE REFERENCES operations (id),
  member_id    INTEGER NOT NULL REFERENCES members (id),
  model_id     INTEGER NOT NULL REFERENCES contract_models (id),
  date         TEXT NOT NULL CHECK (date GLOB '????-??-??')
) STRICT;
CREATE INDEX contracts_by_member ON contracts (member_id);

-- When which part of a contract is due; of the operation that recorded the contract.
CREATE TABLE instalments (
  operation_id INTEGER NOT NULL REFERENCES operations (id),
  contract_id  INTEGER NOT NULL REFERENCES contracts (id),
  position     INTEGER NOT NULL CHECK (position > 0),
  date         TEXT NOT NULL CHECK (date GLOB '????-??-??'),
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  PRIMARY KEY (contract_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX instalments_by_operation ON instalments (operation_id);

-- What was paid for a contract: with a position, for that instalment.
CREATE TABLE contract_payments (
  operation_id INTEGER NOT NULL REFERENCES operations (id),
  payment_id   INTEGER PRIMARY KEY REFERENCES payments (id),
  contract_id  INTEGER NOT NULL REFERENCES contracts (id),
  position     INTEGER CHECK (position > 0)
) STRICT;
CREATE INDEX contract_payments_by_contract ON contract_payments (contract_id, position);
CREATE INDEX contract_payments_by_operation ON contract_payments (operation_id);

-- The contract of which an entry is: its debit, and what was adjusted of it.
ALTER TABLE entries ADD COLUMN contract_id INTEGER REFERENCES contracts (id);
CREATE INDEX entries_by_contract ON entries (contract_id) WHERE contract_id IS NOT NULL;

------------------------------------------------------------------------------------ append-only --

CREATE TRIGGER contract_models_insert BEFORE INSERT ON contract_models
WHEN EXISTS (SELECT 1 FROM contract_models WHERE id = NEW.id OR operation_id = NEW.operation_id)
  OR EXISTS (SELECT 1 FROM seals WHERE operation_id = NEW.operation_id)
BEGIN SELECT RAISE(ABORT, 'contract models are append-only'); END;
CREATE TRIGGER contract_models_update BEFORE UPDATE ON contract_models
BEGIN SELECT RAISE(ABORT, 'contract models are append-only'); END;
CREATE TRIGGER contract_models_delete BEFORE DELETE ON contract_models
BEGIN SELECT RAISE(ABORT, 'contract models are append-only'); END;

CREATE TRIGGER contracts_insert BEFORE INSERT ON contracts
WHEN EXISTS (SELECT 1 FROM contracts WHERE id = NEW.id OR operation_id = NEW.operation_id)
  OR EXISTS (SELECT 1 FROM seals WHERE operation_id = NEW.operation_id)
BEGIN SELECT RAISE(ABORT, 'contracts are append-only'); END;
CREATE TRIGGER contracts_update BEFORE UPDATE ON contracts
BEGIN SELECT RAISE(ABORT, 'contracts are append-only'); END;
CREATE TRIGGER contracts_delete BEFORE DELETE ON contracts
BEGIN SELECT RAISE(ABORT, 'contracts are append-only'); END;

CREATE TRIGGER instalments_insert BEFORE INSERT ON instalments
WHEN EXISTS (SELECT 1 FROM instalments
              WHERE contract_id = NEW.contract_id AND position = NEW.position)
  OR EXISTS (SELECT 1 FROM seals WHERE operation_id = NEW.operation_id)
BEGIN SELECT RAISE(ABORT, 'instalments are append-only'); END;
CREATE TRIGGER instalments_update BEFORE UPDATE ON instalments
BEGIN SELECT RAISE(ABORT, 'instalments are append-only'); END;
CREATE TRIGGER instalments_delete BEFORE DELETE ON instalments
BEGIN SELECT RAISE(ABORT, 'instalments are append-only'); END;

CREATE TRIGGER contract_payments_insert BEFORE INSERT ON contract_payments
WHEN EXISTS (SELECT 1 FROM contract_payments WHERE payment_id = NEW.payment_id)
  OR EXISTS (SELECT 1 FROM seals WHERE operation_id = NEW.operation_id)
BEGIN SELECT RAISE(ABORT, 'contract payments are append-only'); END;
CREATE TRIGGER contract_payments_update BEFORE UPDATE ON contract_payments
BEGIN SELECT RAISE(ABORT, 'contract payments are append-only'); END;
CREATE TRIGGER contract_payments_delete BEFORE DELETE ON contract_payments
BEGIN SELECT RAISE(ABORT, 'contract payments are append-only'); END;
