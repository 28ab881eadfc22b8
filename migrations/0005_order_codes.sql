-- What the ordering platform calls an order: members write it on their transfers too.

-------------------------------------------------------------------------------------- recorded --

CREATE TABLE order_codes (
  operation_id INTEGER NOT NULL REFERENCES operations (id),
  order_id     INTEGER PRIMARY KEY REFERENCES orders (id),
  code         TEXT NOT NULL
) STRICT;
CREATE INDEX order_codes_by_operation ON order_codes (operation_id);

------------------------------------------------------------------------------------ append-only --

CREATE TRIGGER order_codes_insert BEFORE INSERT ON order_codes
WHEN EXISTS (SELECT 1 FROM order_codes WHERE order_id = NEW.order_id)
  OR EXISTS (SELECT 1 FROM seals WHERE operation_id = NEW.operation_id)
BEGIN SELECT RAISE(ABORT, 'order_codes are append-only'); END;
CREATE TRIGGER order_codes_update BEFORE UPDATE ON order_codes
BEGIN SELECT RAISE(ABORT, 'order_codes are append-only'); END;
CREATE TRIGGER order_codes_delete BEFORE DELETE ON order_codes
BEGIN SELECT RAISE(ABORT, 'order_codes are append-only'); END;
