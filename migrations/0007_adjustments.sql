-- What repairs an account: an adjustment, and money paid back.

INSERT INTO operation_kinds VALUES ('adjustment'), ('refund');

-- What adjustments of members' accounts are to the debit or the credit of: spoilt produce, debts that
-- are given up.
INSERT INTO accounts (kind) VALUES ('heading');
INSERT INTO headings VALUES (last_insert_rowid(), 'adjustments', 1);
