-- Payments that a provider's export brought, by the provider's own identifiers, each once; and what
-- the provider kept for it.

-- 'provider-fee': the fee of a payment that was recorded before the export came.
INSERT INTO operation_kinds VALUES ('provider-fee');

-------------------------------------------------------------------------------------- recorded --

CREATE TABLE provider_payments (
  operation_id INTEGER NOT NULL REFERENCES operations (id),
  provider_id  TEXT NOT NULL,
  payment_id   INTEGER NOT NULL REFERENCES payments (id),
  PRIMARY KEY (operation_id, provider_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX provider_payments_by_id ON provider_payments (provider_id);
CREATE INDEX provider_payments_by_payment ON provider_payments (payment_id);

------------------------------------------------------------------------------------ append-only --

CREATE TRIGGER provider_payments_insert BEFORE INSERT ON provider_payments
WHEN EXISTS (SELECT 1 FROM provider_payments
              WHERE operation_id = NEW.operation_id AND provider_id = NEW.provider_id)
  OR EXISTS (SELECT 1 FROM seals WHERE operation_id = NEW.operation_id)
BEGIN SELECT RAISE(ABORT, 'provider_payments are append-only'); END;
CREATE TRIGGER provider_payments_update BEFORE UPDATE ON provider_payments
BEGIN SELECT RAISE(ABORT, 'provider_payments are append-only'); END;
CREATE TRIGGER provider_payments_delete BEFORE DELETE ON provider_payments
BEGIN SELECT RAISE(ABORT, 'provider_payments are append-only'); END;
