CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
-- A mini program shows one of its own logos. The two tables name each other, which the schema files cannot say.
ALTER TABLE "mini_programs" ADD CONSTRAINT "mini_programs_logo_is_its_own"
  FOREIGN KEY ("logo_id", "id") REFERENCES "logos" ("id", "mini_program_id");
--> statement-breakpoint
-- The texts of the default language exist at every commit, so they can neither be forgotten nor deleted.
ALTER TABLE "mini_programs" ADD CONSTRAINT "mini_programs_default_language_has_texts"
  FOREIGN KEY ("id", "default_language") REFERENCES "mini_program_texts" ("mini_program_id", "language")
  DEFERRABLE INITIALLY DEFERRED;
--> statement-breakpoint
-- One super-app workspace stands in every deployment from the start.
INSERT INTO "workspaces" ("kind", "name", "name_key", "created_at") VALUES ('super_app', 'Super app', 'super app', now());
--> statement-breakpoint
-- Every new entry joins the head of the chain, whoever inserts it: its position and chain hash are given here alone.
-- The lock is held until the transaction ends, so an insert comes last in it.
CREATE FUNCTION join_the_audit_chain() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  head record;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('mini-program-console:audit-chain', 0));
  SELECT "position", "chain_hash" INTO head FROM "audit_entries" ORDER BY "position" DESC LIMIT 1;
  NEW."position" := coalesce(head."position", 0) + 1;
  NEW."chain_hash" := sha256(coalesce(head."chain_hash", '\x') || int8send(NEW."position") || NEW."content_hash");
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "audit_entries_join_the_chain" BEFORE INSERT ON "audit_entries"
  FOR EACH ROW EXECUTE FUNCTION join_the_audit_chain();
--> statement-breakpoint
CREATE FUNCTION refuse_to_change_the_audit_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER "audit_entries_are_never_changed" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_entries"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_the_audit_log();
--> statement-breakpoint
ALTER TABLE "audit_entries" ENABLE ALWAYS TRIGGER "audit_entries_are_never_changed";
