-- The versions of a mini program that wait for those who run it: approved ones that may be released (nothing holds it, and
-- no later one has overtaken it), and a rejected one to be mended (no other has followed it). The latest first.
CREATE FUNCTION waiting_versions(program text) RETURNS TABLE (number text, state text)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT v.number, v.state FROM versions v WHERE v.mini_program_id = program AND (
    (v.state = 'rejected' AND NOT EXISTS (
      SELECT FROM versions l WHERE l.mini_program_id = program AND l.position > v.position))
    OR (v.state = 'approved'
      AND NOT EXISTS (
        SELECT FROM versions r WHERE r.mini_program_id = program AND r.state = 'released' AND r.position > v.position)
      AND NOT EXISTS (SELECT FROM removals WHERE mini_program_id = program AND ended_at IS NULL)
      AND NOT EXISTS (SELECT FROM suspensions WHERE mini_program_id = program AND resumed_at IS NULL)))
  ORDER BY v.position DESC
$$;
--> statement-breakpoint
CREATE FUNCTION next_step_waits(program text) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM removals WHERE mini_program_id = program AND ended_at IS NULL AND lapses_at IS NOT NULL)
    OR EXISTS (SELECT FROM waiting_versions(program))
$$;
--> statement-breakpoint
ALTER TABLE "mini_programs" ADD COLUMN "has_next_step" boolean DEFAULT false NOT NULL;--> statement-breakpoint
-- The mini program is held before anything is looked at, so that of two at the same moment the second sees what the first did.
CREATE FUNCTION keep_next_step() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  program text := coalesce(NEW.mini_program_id, OLD.mini_program_id);
  waits boolean;
BEGIN
  PERFORM FROM mini_programs WHERE id = program FOR NO KEY UPDATE;
  waits := next_step_waits(program);
  UPDATE mini_programs SET has_next_step = waits WHERE id = program AND has_next_step <> waits;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "versions_keep_next_step" AFTER INSERT OR DELETE OR UPDATE OF "state" ON "versions"
FOR EACH ROW EXECUTE FUNCTION keep_next_step();--> statement-breakpoint
CREATE TRIGGER "removals_keep_next_step" AFTER INSERT OR DELETE OR UPDATE OF "lapses_at", "ended_at" ON "removals"
FOR EACH ROW EXECUTE FUNCTION keep_next_step();--> statement-breakpoint
CREATE TRIGGER "suspensions_keep_next_step" AFTER INSERT OR DELETE OR UPDATE OF "resumed_at" ON "suspensions"
FOR EACH ROW EXECUTE FUNCTION keep_next_step();--> statement-breakpoint
UPDATE "mini_programs" SET "has_next_step" = true WHERE "id" IN (
  SELECT "mini_program_id" FROM "versions" WHERE "state" IN ('approved', 'rejected')
  UNION SELECT "mini_program_id" FROM "removals" WHERE "ended_at" IS NULL
) AND next_step_waits("id");--> statement-breakpoint
CREATE INDEX "mini_programs_next_step" ON "mini_programs" USING btree ("workspace_id","id") WHERE has_next_step;--> statement-breakpoint
DROP INDEX "versions_approved";
