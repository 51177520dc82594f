CREATE TABLE "package_chunks" (
	"digest" text collate "C" NOT NULL,
	"position" integer NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "package_chunks_digest_position_pk" PRIMARY KEY("digest","position"),
	CONSTRAINT "package_chunks_size" CHECK (octet_length("package_chunks"."content") between 1 and 524288),
	CONSTRAINT "package_chunks_position_from_0" CHECK ("package_chunks"."position" >= 0)
);
--> statement-breakpoint
CREATE TABLE "packages" (
	"digest" text collate "C" PRIMARY KEY NOT NULL,
	"size" integer NOT NULL,
	"pages" text[] NOT NULL,
	"jsapis" json NOT NULL,
	"findings" json NOT NULL,
	"files" json NOT NULL,
	"file_count" integer NOT NULL,
	"stored_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "packages_digest_is_sha256" CHECK ("packages"."digest" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "packages_size" CHECK ("packages"."size" between 1 and 20971520)
);
--> statement-breakpoint
CREATE TABLE "version_drafts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"mini_program_id" text collate "C" NOT NULL,
	"uploaded_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"number" text collate "C" NOT NULL,
	"upload_note" text NOT NULL,
	"file_name" text,
	"package_digest" text collate "C",
	"entrance_url" text,
	"jsapis" text[],
	"problems" json,
	CONSTRAINT "version_drafts_one_outcome" CHECK (num_nonnulls("version_drafts"."package_digest", "version_drafts"."entrance_url", "version_drafts"."problems") = 1),
	CONSTRAINT "version_drafts_declared" CHECK (("version_drafts"."entrance_url" is null) = ("version_drafts"."jsapis" is null))
);
--> statement-breakpoint
CREATE TABLE "version_jsapis" (
	"mini_program_id" text collate "C" NOT NULL,
	"number" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"count" integer,
	"places" json,
	CONSTRAINT "version_jsapis_mini_program_id_number_name_pk" PRIMARY KEY("mini_program_id","number","name")
);
--> statement-breakpoint
CREATE TABLE "version_release_notes" (
	"mini_program_id" text collate "C" NOT NULL,
	"number" text collate "C" NOT NULL,
	"language" text NOT NULL,
	"note" text NOT NULL,
	CONSTRAINT "version_release_notes_mini_program_id_number_language_pk" PRIMARY KEY("mini_program_id","number","language"),
	CONSTRAINT "version_release_notes_length" CHECK (char_length("version_release_notes"."note") between 1 and 2000)
);
--> statement-breakpoint
CREATE TABLE "version_steps" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "version_steps_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"mini_program_id" text collate "C" NOT NULL,
	"number" text collate "C" NOT NULL,
	"event" text NOT NULL,
	"state" text NOT NULL,
	"person_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	"share" integer,
	"words" text,
	"request_number" bigint,
	CONSTRAINT "version_steps_event" CHECK ("version_steps"."event" in ('uploaded', 'submitted', 'withdrawn', 'approved', 'rejected', 'pilot_started', 'grayscale_started', 'share_raised', 'paused', 'resumed', 'published', 'canceled', 'replaced', 'rolled_back', 'taken_offline')),
	CONSTRAINT "version_steps_state" CHECK ("version_steps"."state" in ('developing', 'in_review', 'rejected', 'approved', 'pilot', 'grayscale', 'released', 'archived', 'canceled', 'offline'))
);
--> statement-breakpoint
CREATE TABLE "versions" (
	"mini_program_id" text collate "C" NOT NULL,
	"number" text collate "C" NOT NULL,
	"position" bigint NOT NULL,
	"state" text DEFAULT 'developing' NOT NULL,
	"package_digest" text collate "C",
	"entrance_url" text,
	"digest" text collate "C" NOT NULL,
	"jsapi_count" integer NOT NULL,
	"upload_note" text DEFAULT '' NOT NULL,
	"uploaded_by" uuid NOT NULL,
	"uploaded_at" timestamp (3) with time zone NOT NULL,
	"submitted_at" timestamp (3) with time zone,
	"share" integer,
	"is_paused" boolean DEFAULT false NOT NULL,
	CONSTRAINT "versions_mini_program_id_number_pk" PRIMARY KEY("mini_program_id","number"),
	CONSTRAINT "versions_state" CHECK ("versions"."state" in ('developing', 'in_review', 'rejected', 'approved', 'pilot', 'grayscale', 'released', 'archived', 'canceled', 'offline')),
	CONSTRAINT "versions_number" CHECK ("versions"."number" ~ '^(0|[1-9][0-9]{0,3})(\.(0|[1-9][0-9]{0,3})){2}$'),
	CONSTRAINT "versions_position_is_its_number" CHECK ("versions"."number" = concat_ws('.', "versions"."position" / 100000000, "versions"."position" / 10000 % 10000, "versions"."position" % 10000)),
	CONSTRAINT "versions_digest_is_sha256" CHECK ("versions"."digest" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "versions_made_of_one_thing" CHECK (("versions"."package_digest" is null) <> ("versions"."entrance_url" is null)),
	CONSTRAINT "versions_digest_of_package" CHECK ("versions"."package_digest" is null or "versions"."package_digest" = "versions"."digest"),
	CONSTRAINT "versions_asked_for_once_beyond_developing" CHECK ("versions"."state" = 'developing' or "versions"."submitted_at" is not null),
	CONSTRAINT "versions_share_of_grayscale" CHECK (("versions"."state" = 'grayscale') = ("versions"."share" is not null)),
	CONSTRAINT "versions_share" CHECK ("versions"."share" between 1 and 99),
	CONSTRAINT "versions_paused_grayscale" CHECK (not "versions"."is_paused" or "versions"."state" = 'grayscale')
);
--> statement-breakpoint
CREATE TABLE "deployment_keys" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"key_hash" "bytea" NOT NULL,
	"ending" text NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"revoked_by" uuid,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "deployment_keys_hash_is_sha256" CHECK (octet_length("deployment_keys"."key_hash") = 32),
	CONSTRAINT "deployment_keys_name" CHECK (char_length("deployment_keys"."name") between 1 and 64),
	CONSTRAINT "deployment_keys_revoked_by_somebody" CHECK (("deployment_keys"."revoked_at" is null) = ("deployment_keys"."revoked_by" is null))
);
--> statement-breakpoint
CREATE TABLE "signing_keys" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"public_key" json NOT NULL,
	"sealed_private_key" "bytea" NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "mini_programs" ADD COLUMN "highest_version" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "package_chunks" ADD CONSTRAINT "package_chunks_package" FOREIGN KEY ("digest") REFERENCES "public"."packages"("digest") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_drafts" ADD CONSTRAINT "version_drafts_mini_program_id_mini_programs_id_fk" FOREIGN KEY ("mini_program_id") REFERENCES "public"."mini_programs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_drafts" ADD CONSTRAINT "version_drafts_uploaded_by_people_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_drafts" ADD CONSTRAINT "version_drafts_package_digest_packages_digest_fk" FOREIGN KEY ("package_digest") REFERENCES "public"."packages"("digest") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_jsapis" ADD CONSTRAINT "version_jsapis_version" FOREIGN KEY ("mini_program_id","number") REFERENCES "public"."versions"("mini_program_id","number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_release_notes" ADD CONSTRAINT "version_release_notes_version" FOREIGN KEY ("mini_program_id","number") REFERENCES "public"."versions"("mini_program_id","number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_steps" ADD CONSTRAINT "version_steps_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_steps" ADD CONSTRAINT "version_steps_request_number_approval_requests_number_fk" FOREIGN KEY ("request_number") REFERENCES "public"."approval_requests"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_steps" ADD CONSTRAINT "version_steps_version" FOREIGN KEY ("mini_program_id","number") REFERENCES "public"."versions"("mini_program_id","number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "versions" ADD CONSTRAINT "versions_mini_program_id_mini_programs_id_fk" FOREIGN KEY ("mini_program_id") REFERENCES "public"."mini_programs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "versions" ADD CONSTRAINT "versions_package_digest_packages_digest_fk" FOREIGN KEY ("package_digest") REFERENCES "public"."packages"("digest") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "versions" ADD CONSTRAINT "versions_uploaded_by_people_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deployment_keys" ADD CONSTRAINT "deployment_keys_made_by_people_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deployment_keys" ADD CONSTRAINT "deployment_keys_revoked_by_people_id_fk" FOREIGN KEY ("revoked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "version_drafts_created" ON "version_drafts" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "version_drafts_mini_program" ON "version_drafts" USING btree ("mini_program_id");--> statement-breakpoint
CREATE INDEX "version_drafts_package" ON "version_drafts" USING btree ("package_digest");--> statement-breakpoint
CREATE INDEX "version_jsapis_name" ON "version_jsapis" USING btree ("name");--> statement-breakpoint
CREATE INDEX "version_steps_version_order" ON "version_steps" USING btree ("mini_program_id","number","id");--> statement-breakpoint
CREATE UNIQUE INDEX "versions_order" ON "versions" USING btree ("mini_program_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "versions_one_released" ON "versions" USING btree ("mini_program_id") WHERE state = 'released';--> statement-breakpoint
CREATE UNIQUE INDEX "versions_one_under_test" ON "versions" USING btree ("mini_program_id") WHERE state in ('pilot', 'grayscale');--> statement-breakpoint
CREATE UNIQUE INDEX "versions_one_in_review" ON "versions" USING btree ("mini_program_id") WHERE state = 'in_review';--> statement-breakpoint
CREATE INDEX "versions_package" ON "versions" USING btree ("package_digest");--> statement-breakpoint
CREATE UNIQUE INDEX "deployment_keys_hash" ON "deployment_keys" USING btree ("key_hash");--> statement-breakpoint
-- A number is greater than all that the mini program ever had, deleted ones included.
CREATE FUNCTION number_versions_upwards() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE mini_programs SET highest_version = NEW.position WHERE id = NEW.mini_program_id AND highest_version < NEW.position;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'version % is not greater than every earlier one', NEW.number
      USING ERRCODE = 'check_violation', CONSTRAINT = 'versions_number_upwards', TABLE = 'versions';
  END IF;
  RETURN NEW;
END;
$$;--> statement-breakpoint
CREATE TRIGGER "versions_are_numbered_upwards" BEFORE INSERT ON "versions"
FOR EACH ROW EXECUTE FUNCTION number_versions_upwards();--> statement-breakpoint
-- What a version is made of never changes.
CREATE FUNCTION keep_what_versions_are_made_of() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what version % is made of never changes', OLD.number
    USING ERRCODE = 'check_violation', CONSTRAINT = 'versions_stay_what_they_are', TABLE = 'versions';
END;
$$;--> statement-breakpoint
CREATE TRIGGER "versions_stay_what_they_are" BEFORE UPDATE ON "versions"
FOR EACH ROW WHEN ((OLD.mini_program_id, OLD.number, OLD.position, OLD.package_digest, OLD.entrance_url, OLD.digest, OLD.uploaded_by, OLD.uploaded_at)
  IS DISTINCT FROM (NEW.mini_program_id, NEW.number, NEW.position, NEW.package_digest, NEW.entrance_url, NEW.digest, NEW.uploaded_by, NEW.uploaded_at))
EXECUTE FUNCTION keep_what_versions_are_made_of();--> statement-breakpoint
-- The released version that lists and headers show is the one that is released.
CREATE FUNCTION keep_the_released_version() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  program mini_programs.id%TYPE := coalesce(NEW.mini_program_id, OLD.mini_program_id);
BEGIN
  IF EXISTS (
    SELECT FROM mini_programs m
    LEFT JOIN versions v ON v.mini_program_id = m.id AND v.state = 'released'
    WHERE m.id = program AND m.released_version IS DISTINCT FROM v.number
  ) THEN
    RAISE EXCEPTION 'the mini program % and its versions disagree about what is released', program
      USING ERRCODE = 'check_violation', CONSTRAINT = 'versions_released_is_shown', TABLE = 'versions';
  END IF;
  RETURN NULL;
END;
$$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "versions_new_released_is_shown" AFTER INSERT ON "versions" DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW WHEN (NEW.state = 'released') EXECUTE FUNCTION keep_the_released_version();--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "versions_released_is_shown" AFTER UPDATE OF "state" ON "versions" DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW WHEN (OLD.state <> NEW.state AND (OLD.state = 'released' OR NEW.state = 'released')) EXECUTE FUNCTION keep_the_released_version();
