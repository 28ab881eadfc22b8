-- What an order consists of, and how it changes before it is handed out.

INSERT INTO operation_kinds VALUES ('complement'), ('order-adjustment'), ('order-cancellation');

-------------------------------------------------------------------------------------- recorded --

-- What an operation put into an order or, with the other sign, took out of it. A quantity is in
-- thousandths; the amount is the product rounded half up to the cent, or what became of it when a
-- quantity or a price was corrected.
CREATE TABLE order_items (
  operation_id INTEGER NOT NULL REFERENCES operations (id),
  position     INTEGER NOT NULL CHECK (position > 0),
  order_id     INTEGER NOT NULL REFERENCES orders (id),
  name         TEXT NOT NULL,
  thousandths  INTEGER NOT NULL CHECK (thousandths <> 0),
  unit_cents   INTEGER NOT NULL CHECK (unit_cents >= 0),
  amount_cents INTEGER NOT NULL,
  PRIMARY KEY (operation_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX order_items_by_order ON order_items (order_id);

------------------------------------------------------------------------------------ append-only --

CREATE TRIGGER order_items_insert BEFORE INSERT ON order_items
WHEN EXISTS (SELECT 1 FROM order_items
              WHERE operation_id = NEW.operation_id AND position = NEW.position)
  OR EXISTS (SELECT 1 FROM seals WHERE operation_id = NEW.operation_id)
BEGIN SELECT RAISE(ABORT, 'order_items are append-only'); END;
CREATE TRIGGER order_items_update BEFORE UPDATE ON order_items
BEGIN SELECT RAISE(ABORT, 'order_items are append-only'); END;
CREATE TRIGGER order_items_delete BEFORE DELETE ON order_items
BEGIN SELECT RAISE(ABORT, 'order_items are append-only'); END;
