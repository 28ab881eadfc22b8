-- Headings: accounts for money that is no member's. And what people teach about who pays is taught
-- for them too.

-- 'charge': a debit of a member that is no order, to the credit of a heading.
INSERT INTO operation_kinds VALUES ('heading'), ('charge');

---------------------------------------------------------------------------------------- edited --

-- Those that every ledger has bear the program's own word, which is shown in the reader's language;
-- the others are called as the group calls them.
CREATE TABLE headings (
  account_id  INTEGER PRIMARY KEY REFERENCES accounts (id),
  name        TEXT NOT NULL,
  is_built_in INTEGER NOT NULL CHECK (is_built_in IN (0, 1))
) STRICT;

INSERT INTO accounts (kind) VALUES ('heading');
INSERT INTO headings VALUES (last_insert_rowid(), 'membership-fees', 1);
INSERT INTO accounts (kind) VALUES ('heading');
INSERT INTO headings VALUES (last_insert_rowid(), 'donations', 1);
INSERT INTO accounts (kind) VALUES ('heading');
INSERT INTO headings VALUES (last_insert_rowid(), 'bank-fees', 1);
INSERT INTO accounts (kind) VALUES ('heading');
INSERT INTO headings VALUES (last_insert_rowid(), 'other', 1);
-- What leaves one of the group's bank accounts for another of them; comes back to zero.
INSERT INTO accounts (kind) VALUES ('heading');
INSERT INTO headings VALUES (last_insert_rowid(), 'own-accounts', 1);

-- As before, with the receiver's account instead of the member, since a heading can be one, and
-- with 'label': the words of a line that names nobody.
CREATE TABLE learned_payers_by_account (
  operation_id INTEGER NOT NULL REFERENCES matches (operation_id),
  kind         TEXT NOT NULL CHECK (kind IN ('iban', 'name', 'code', 'label')),
  payer        TEXT NOT NULL,
  account_id   INTEGER NOT NULL REFERENCES accounts (id),
  amount_cents INTEGER NOT NULL CHECK (amount_cents <> 0), -- the line's sign
  PRIMARY KEY (operation_id, kind, payer, account_id)
) STRICT, WITHOUT ROWID;
INSERT INTO learned_payers_by_account
SELECT learned.operation_id, learned.kind, learned.payer, accounts.id, learned.amount_cents
  FROM learned_payers AS learned
  JOIN accounts ON accounts.member_id = learned.member_id AND accounts.kind = 'member';
DROP TABLE learned_payers;
ALTER TABLE learned_payers_by_account RENAME TO learned_payers;
CREATE INDEX learned_payers_by_payer ON learned_payers (payer, kind);
CREATE INDEX learned_payers_by_account ON learned_payers (account_id);
