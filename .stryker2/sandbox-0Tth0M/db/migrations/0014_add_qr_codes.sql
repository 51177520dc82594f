CREATE TABLE "qr_code_scans" (
	"code_id" uuid NOT NULL,
	"day" date NOT NULL,
	"count" bigint NOT NULL,
	CONSTRAINT "qr_code_scans_code_id_day_pk" PRIMARY KEY("code_id","day"),
	CONSTRAINT "qr_code_scans_count" CHECK ("qr_code_scans"."count" > 0)
);
--> statement-breakpoint
CREATE TABLE "qr_codes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"mini_program_id" text collate "C" NOT NULL,
	"kind" text NOT NULL,
	"token" text collate "C" NOT NULL,
	"version" text collate "C",
	"name" text,
	"page" text,
	"parameters" json NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"deleted_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	"form_key" uuid,
	CONSTRAINT "qr_codes_form_key" UNIQUE("created_by","form_key"),
	CONSTRAINT "qr_codes_kind" CHECK ("qr_codes"."kind" in ('default', 'preview', 'page')),
	CONSTRAINT "qr_codes_token" CHECK ("qr_codes"."token" ~ '^[A-Za-z0-9_-]{22}$'),
	CONSTRAINT "qr_codes_preview_of_version" CHECK (("qr_codes"."kind" = 'preview') = ("qr_codes"."version" is not null)),
	CONSTRAINT "qr_codes_page_is_defined" CHECK (("qr_codes"."kind" = 'page') = (num_nonnulls("qr_codes"."name", "qr_codes"."page", "qr_codes"."form_key") = 3) and ("qr_codes"."kind" = 'page' or num_nonnulls("qr_codes"."name", "qr_codes"."page", "qr_codes"."form_key") = 0)),
	CONSTRAINT "qr_codes_name" CHECK (char_length("qr_codes"."name") between 1 and 64),
	CONSTRAINT "qr_codes_page" CHECK (char_length("qr_codes"."page") between 1 and 256),
	CONSTRAINT "qr_codes_deleted_by_somebody" CHECK (("qr_codes"."deleted_at" is null) = ("qr_codes"."deleted_by" is null)),
	CONSTRAINT "qr_codes_preview_goes_with_its_version" CHECK ("qr_codes"."kind" <> 'preview' or "qr_codes"."deleted_at" is null)
);
--> statement-breakpoint
ALTER TABLE "qr_code_scans" ADD CONSTRAINT "qr_code_scans_code_id_qr_codes_id_fk" FOREIGN KEY ("code_id") REFERENCES "public"."qr_codes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "qr_codes" ADD CONSTRAINT "qr_codes_mini_program_id_mini_programs_id_fk" FOREIGN KEY ("mini_program_id") REFERENCES "public"."mini_programs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "qr_codes" ADD CONSTRAINT "qr_codes_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "qr_codes" ADD CONSTRAINT "qr_codes_deleted_by_people_id_fk" FOREIGN KEY ("deleted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "qr_codes_token" ON "qr_codes" USING btree ("token");--> statement-breakpoint
CREATE UNIQUE INDEX "qr_codes_one_default" ON "qr_codes" USING btree ("mini_program_id") WHERE kind = 'default';--> statement-breakpoint
CREATE UNIQUE INDEX "qr_codes_one_preview" ON "qr_codes" USING btree ("mini_program_id","version") WHERE kind = 'preview';--> statement-breakpoint
CREATE INDEX "qr_codes_list" ON "qr_codes" USING btree ("mini_program_id","created_at","id") WHERE kind = 'page' and deleted_at is null;--> statement-breakpoint
CREATE INDEX "qr_codes_mini_program" ON "qr_codes" USING btree ("mini_program_id");--> statement-breakpoint
-- Where a printed code leads never changes, and of the deleted ones only the default one comes back.
CREATE FUNCTION keep_what_qr_codes_hold() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what the QR code % holds never changes', OLD.id
    USING ERRCODE = 'check_violation', CONSTRAINT = 'qr_codes_stay_what_they_are', TABLE = 'qr_codes';
END;
$$;--> statement-breakpoint
CREATE TRIGGER "qr_codes_stay_what_they_are" BEFORE UPDATE ON "qr_codes"
FOR EACH ROW WHEN ((OLD.id, OLD.mini_program_id, OLD.kind, OLD.token, OLD.version, OLD.name, OLD.page, OLD.parameters::text, OLD.created_by, OLD.created_at, OLD.form_key)
  IS DISTINCT FROM (NEW.id, NEW.mini_program_id, NEW.kind, NEW.token, NEW.version, NEW.name, NEW.page, NEW.parameters::text, NEW.created_by, NEW.created_at, NEW.form_key)
  OR OLD.kind = 'page' AND OLD.deleted_at IS NOT NULL AND NEW.deleted_at IS NULL)
EXECUTE FUNCTION keep_what_qr_codes_hold();--> statement-breakpoint
-- What was made before has its codes too. A token is 132 bits of a hash over two random UUIDs, which hold 244.
CREATE FUNCTION pg_temp.new_token() RETURNS text LANGUAGE sql VOLATILE AS $$
  SELECT left(translate(encode(sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea), 'base64'), '+/', '-_'), 22);
$$;--> statement-breakpoint
INSERT INTO "qr_codes" ("mini_program_id", "kind", "token", "parameters", "created_by", "created_at")
SELECT "id", 'default', pg_temp.new_token(), '[]', "created_by", "created_at" FROM "mini_programs";--> statement-breakpoint
INSERT INTO "qr_codes" ("mini_program_id", "kind", "version", "token", "parameters", "created_by", "created_at")
SELECT "mini_program_id", 'preview', "number", pg_temp.new_token(), '[]', "uploaded_by", "uploaded_at" FROM "versions";
