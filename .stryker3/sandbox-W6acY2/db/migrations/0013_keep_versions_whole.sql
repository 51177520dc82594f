CREATE INDEX "people_email" ON "people" USING btree (lower(normalize("email", NFKC)));--> statement-breakpoint
-- Nor how much it uses, nor that it was once submitted: from then on it cannot be deleted.
DROP TRIGGER "versions_stay_what_they_are" ON "versions";--> statement-breakpoint
CREATE TRIGGER "versions_stay_what_they_are" BEFORE UPDATE ON "versions"
FOR EACH ROW WHEN ((OLD.mini_program_id, OLD.number, OLD.position, OLD.package_digest, OLD.entrance_url, OLD.digest, OLD.jsapi_count, OLD.uploaded_by, OLD.uploaded_at)
  IS DISTINCT FROM (NEW.mini_program_id, NEW.number, NEW.position, NEW.package_digest, NEW.entrance_url, NEW.digest, NEW.jsapi_count, NEW.uploaded_by, NEW.uploaded_at)
  OR OLD.submitted_at IS DISTINCT FROM coalesce(NEW.submitted_at, 'epoch') AND OLD.submitted_at IS NOT NULL)
EXECUTE FUNCTION keep_what_versions_are_made_of();--> statement-breakpoint
-- What it uses: by these rows the release answer grants.
CREATE TRIGGER "version_jsapis_stay_what_they_are" BEFORE UPDATE ON "version_jsapis"
FOR EACH ROW EXECUTE FUNCTION keep_what_versions_are_made_of();--> statement-breakpoint
-- The bytes under a digest.
CREATE FUNCTION keep_what_packages_hold() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what the package % holds never changes', OLD.digest
    USING ERRCODE = 'check_violation', CONSTRAINT = 'packages_stay_what_they_are', TABLE = TG_TABLE_NAME;
END;
$$;--> statement-breakpoint
CREATE TRIGGER "package_chunks_stay_what_they_are" BEFORE UPDATE ON "package_chunks"
FOR EACH ROW EXECUTE FUNCTION keep_what_packages_hold();--> statement-breakpoint
CREATE TRIGGER "packages_stay_what_they_are" BEFORE UPDATE ON "packages"
FOR EACH ROW WHEN ((OLD.digest, OLD.size, OLD.file_count) IS DISTINCT FROM (NEW.digest, NEW.size, NEW.file_count))
EXECUTE FUNCTION keep_what_packages_hold();--> statement-breakpoint
-- Nor does the released version go while it is shown.
CREATE CONSTRAINT TRIGGER "versions_gone_released_is_not_shown" AFTER DELETE ON "versions" DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW WHEN (OLD.state = 'released') EXECUTE FUNCTION keep_the_released_version();
