-- What may be told of a payment besides: that it was moved to the right member, and who paid it.

INSERT INTO operation_kinds VALUES ('payment-move');

-------------------------------------------------------------------------------------- recorded --

-- A payment that was recorded for the wrong member, and the one that it became: the same money, in the
-- same place.
CREATE TABLE payment_moves (
  operation_id  INTEGER PRIMARY KEY REFERENCES operations (id),
  payment_id    INTEGER NOT NULL REFERENCES payments (id),
  to_payment_id INTEGER NOT NULL UNIQUE REFERENCES payments (id)
) STRICT;
CREATE INDEX payment_moves_by_payment ON payment_moves (payment_id);

-- Somebody else who pays for the member: a neighbour, a company.
CREATE TABLE payment_payers (
  operation_id INTEGER NOT NULL REFERENCES operations (id),
  payment_id   INTEGER PRIMARY KEY REFERENCES payments (id),
  payer_id     INTEGER NOT NULL REFERENCES texts (id)
) STRICT;
CREATE INDEX payment_payers_by_operation ON payment_payers (operation_id);

CREATE INDEX payments_by_order ON payments (order_id) WHERE order_id IS NOT NULL;

------------------------------------------------------------------------------------ append-only --

CREATE TRIGGER payment_moves_insert BEFORE INSERT ON payment_moves
WHEN EXISTS (SELECT 1 FROM payment_moves
              WHERE operation_id = NEW.operation_id OR to_payment_id = NEW.to_payment_id)
  OR EXISTS (SELECT 1 FROM seals WHERE operation_id = NEW.operation_id)
BEGIN SELECT RAISE(ABORT, 'payment_moves are append-only'); END;
CREATE TRIGGER payment_moves_update BEFORE UPDATE ON payment_moves
BEGIN SELECT RAISE(ABORT, 'payment_moves are append-only'); END;
CREATE TRIGGER payment_moves_delete BEFORE DELETE ON payment_moves
BEGIN SELECT RAISE(ABORT, 'payment_moves are append-only'); END;

CREATE TRIGGER payment_payers_insert BEFORE INSERT ON payment_payers
WHEN EXISTS (SELECT 1 FROM payment_payers WHERE payment_id = NEW.payment_id)
  OR EXISTS (SELECT 1 FROM seals WHERE operation_id = NEW.operation_id)
BEGIN SELECT RAISE(ABORT, 'payment_payers are append-only'); END;
CREATE TRIGGER payment_payers_update BEFORE UPDATE ON payment_payers
BEGIN SELECT RAISE(ABORT, 'payment_payers are append-only'); END;
CREATE TRIGGER payment_payers_delete BEFORE DELETE ON payment_payers
BEGIN SELECT RAISE(ABORT, 'payment_payers are append-only'); END;
