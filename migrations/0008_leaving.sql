-- The day on which a member left the group; none while they are in it. It is no accounting.

---------------------------------------------------------------------------------------- edited --

ALTER TABLE members ADD COLUMN left_on TEXT CHECK (left_on GLOB '????-??-??');
