-- Which orders an ordering platform's export brought: one that a corrected export no longer has was
-- taken out there, while one that was typed by hand was never in it.

-------------------------------------------------------------------------------------- recorded --

CREATE TABLE imported_orders (
  operation_id INTEGER NOT NULL REFERENCES operations (id),
  order_id     INTEGER PRIMARY KEY REFERENCES orders (id)
) STRICT;
CREATE INDEX imported_orders_by_operation ON imported_orders (operation_id);

------------------------------------------------------------------------------------ append-only --

CREATE TRIGGER imported_orders_insert BEFORE INSERT ON imported_orders
WHEN EXISTS (SELECT 1 FROM imported_orders WHERE order_id = NEW.order_id)
  OR EXISTS (SELECT 1 FROM seals WHERE operation_id = NEW.operation_id)
BEGIN SELECT RAISE(ABORT, 'imported_orders are append-only'); END;
CREATE TRIGGER imported_orders_update BEFORE UPDATE ON imported_orders
BEGIN SELECT RAISE(ABORT, 'imported_orders are append-only'); END;
CREATE TRIGGER imported_orders_delete BEFORE DELETE ON imported_orders
BEGIN SELECT RAISE(ABORT, 'imported_orders are append-only'); END;
