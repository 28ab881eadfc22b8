-- What matching learns: under which other names a member pays, and who has paid for whom.

---------------------------------------------------------------------------------------- edited --

-- Names beside a member's own: the spouse's, the company's.
CREATE TABLE member_names (
  member_id INTEGER NOT NULL REFERENCES members (id),
  name      TEXT NOT NULL,
  PRIMARY KEY (member_id, name)
) STRICT, WITHOUT ROWID;

-- Who paid a matched line, as the line showed it, for whom, and how much. What a person taught by
-- saying whose a line is counts as long as that match stands, and can be forgotten; what rules have
-- booked only tells who else is paid for under the same words. It is no accounting.
CREATE TABLE learned_payers (
  operation_id INTEGER NOT NULL REFERENCES matches (operation_id),
  kind         TEXT NOT NULL CHECK (kind IN ('iban', 'name', 'code')),
  payer        TEXT NOT NULL,
  member_id    INTEGER NOT NULL REFERENCES members (id),
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  PRIMARY KEY (operation_id, kind, payer, member_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX learned_payers_by_payer ON learned_payers (payer, kind);
CREATE INDEX learned_payers_by_member ON learned_payers (member_id);
CREATE INDEX matches_by_hand ON matches (operation_id) WHERE rule = 'by-hand';
CREATE INDEX pending_payments_by_amount ON pending_payments (amount_cents);
