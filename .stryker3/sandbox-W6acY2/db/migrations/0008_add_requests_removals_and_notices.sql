CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"href" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "approval_requests" (
	"number" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "approval_requests_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"category" text NOT NULL,
	"state" text DEFAULT 'in_review' NOT NULL,
	"mini_program_id" text collate "C",
	"workspace_id" uuid,
	"mini_program_name" text,
	"subject" text collate "C" DEFAULT '' NOT NULL,
	"title" text NOT NULL,
	"reason" text NOT NULL,
	"snapshot" json NOT NULL,
	"opened_by" uuid NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"involved" uuid[] NOT NULL,
	"closed_by" uuid,
	"closed_at" timestamp (3) with time zone,
	"comment" text,
	"is_self_approved" boolean DEFAULT false NOT NULL,
	CONSTRAINT "approval_requests_category" CHECK ("approval_requests"."category" in ('publish', 'removal', 'feature_activation', 'catalog_change')),
	CONSTRAINT "approval_requests_state" CHECK ("approval_requests"."state" in ('in_review', 'approved', 'rejected', 'withdrawn')),
	CONSTRAINT "approval_requests_closed_once" CHECK (("approval_requests"."state" = 'in_review') = ("approval_requests"."closed_at" is null)),
	CONSTRAINT "approval_requests_decided_by_somebody" CHECK ("approval_requests"."state" not in ('approved', 'rejected') or "approval_requests"."closed_by" is not null),
	CONSTRAINT "approval_requests_rejected_with_reason" CHECK ("approval_requests"."state" <> 'rejected' or coalesce("approval_requests"."comment", '') <> ''),
	CONSTRAINT "approval_requests_applicant_is_involved" CHECK ("approval_requests"."opened_by" = any("approval_requests"."involved")),
	CONSTRAINT "approval_requests_four_eyes" CHECK ("approval_requests"."state" not in ('approved', 'rejected') or "approval_requests"."closed_by" <> all("approval_requests"."involved") or ("approval_requests"."is_self_approved" and coalesce("approval_requests"."comment", '') <> '')),
	CONSTRAINT "approval_requests_self_approved_by_one_involved" CHECK (not "approval_requests"."is_self_approved" or ("approval_requests"."state" in ('approved', 'rejected') and "approval_requests"."closed_by" = any("approval_requests"."involved")))
);
--> statement-breakpoint
CREATE TABLE "removals" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"mini_program_id" text collate "C" NOT NULL,
	"request_number" bigint NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"approved_at" timestamp (3) with time zone,
	"lapses_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"ending" text,
	CONSTRAINT "removals_ending" CHECK ("removals"."ending" in ('rejected', 'withdrawn', 'given_up', 'lapsed', 'carried_out')),
	CONSTRAINT "removals_ended_somehow" CHECK (("removals"."ended_at" is null) = ("removals"."ending" is null)),
	CONSTRAINT "removals_approval_lapses" CHECK (("removals"."approved_at" is null) = ("removals"."lapses_at" is null))
);
--> statement-breakpoint
CREATE TABLE "suspensions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"mini_program_id" text collate "C" NOT NULL,
	"suspended_by" uuid NOT NULL,
	"suspended_at" timestamp (3) with time zone NOT NULL,
	"reason" text NOT NULL,
	"resumed_by" uuid,
	"resumed_at" timestamp (3) with time zone,
	"resume_reason" text,
	CONSTRAINT "suspensions_resumed_by_somebody" CHECK (("suspensions"."resumed_at" is null) = ("suspensions"."resumed_by" is null) and ("suspensions"."resumed_at" is null) = ("suspensions"."resume_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"self_approval" boolean DEFAULT true NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "settings_one_row" CHECK ("settings"."id" = 1)
);
--> statement-breakpoint
ALTER TABLE "mini_programs" DROP CONSTRAINT "mini_programs_released_has_version";--> statement-breakpoint
ALTER TABLE "mini_programs" ADD COLUMN "archived_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "mini_programs" ADD COLUMN "deleted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "mini_programs" ADD COLUMN "deleted_by" uuid;--> statement-breakpoint
ALTER TABLE "mini_programs" ADD COLUMN "state_before_deletion" text;--> statement-breakpoint
-- What stands already gets what these checks ask for.
UPDATE "mini_programs" SET "released_version" = NULL WHERE "state" <> 'released' AND "released_version" IS NOT NULL;--> statement-breakpoint
UPDATE "mini_programs" SET "archived_at" = "updated_at" WHERE "state" = 'archived';--> statement-breakpoint
UPDATE "mini_programs" SET "deleted_at" = "updated_at", "deleted_by" = "created_by", "state_before_deletion" = 'created' WHERE "state" = 'deleted';--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_requests" ADD CONSTRAINT "approval_requests_mini_program_id_mini_programs_id_fk" FOREIGN KEY ("mini_program_id") REFERENCES "public"."mini_programs"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_requests" ADD CONSTRAINT "approval_requests_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_requests" ADD CONSTRAINT "approval_requests_opened_by_people_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_requests" ADD CONSTRAINT "approval_requests_closed_by_people_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "removals" ADD CONSTRAINT "removals_mini_program_id_mini_programs_id_fk" FOREIGN KEY ("mini_program_id") REFERENCES "public"."mini_programs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "removals" ADD CONSTRAINT "removals_request_number_approval_requests_number_fk" FOREIGN KEY ("request_number") REFERENCES "public"."approval_requests"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suspensions" ADD CONSTRAINT "suspensions_mini_program_id_mini_programs_id_fk" FOREIGN KEY ("mini_program_id") REFERENCES "public"."mini_programs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suspensions" ADD CONSTRAINT "suspensions_suspended_by_people_id_fk" FOREIGN KEY ("suspended_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suspensions" ADD CONSTRAINT "suspensions_resumed_by_people_id_fk" FOREIGN KEY ("resumed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notices_person" ON "notices" USING btree ("person_id","created_at","id");--> statement-breakpoint
CREATE INDEX "notices_unread" ON "notices" USING btree ("person_id") WHERE read_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "approval_requests_one_open" ON "approval_requests" USING btree ("category",coalesce("mini_program_id", ''),"subject") WHERE state = 'in_review';--> statement-breakpoint
CREATE INDEX "approval_requests_waiting" ON "approval_requests" USING btree ("number") WHERE state = 'in_review';--> statement-breakpoint
CREATE INDEX "approval_requests_kind" ON "approval_requests" USING btree ("category","state","number");--> statement-breakpoint
CREATE INDEX "approval_requests_mini_program" ON "approval_requests" USING btree ("mini_program_id","number");--> statement-breakpoint
CREATE INDEX "approval_requests_workspace" ON "approval_requests" USING btree ("workspace_id","number");--> statement-breakpoint
CREATE INDEX "approval_requests_applicant" ON "approval_requests" USING btree ("opened_by","number");--> statement-breakpoint
CREATE UNIQUE INDEX "removals_one_under_way" ON "removals" USING btree ("mini_program_id") WHERE ended_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "removals_request" ON "removals" USING btree ("request_number");--> statement-breakpoint
CREATE INDEX "removals_lapsing" ON "removals" USING btree ("lapses_at") WHERE ended_at is null and lapses_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "suspensions_one_open" ON "suspensions" USING btree ("mini_program_id") WHERE resumed_at is null;--> statement-breakpoint
CREATE INDEX "suspensions_mini_program" ON "suspensions" USING btree ("mini_program_id","suspended_at");--> statement-breakpoint
ALTER TABLE "mini_programs" ADD CONSTRAINT "mini_programs_deleted_by_people_id_fk" FOREIGN KEY ("deleted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mini_programs_deleted" ON "mini_programs" USING btree ("deleted_at") WHERE deleted_at is not null;--> statement-breakpoint
ALTER TABLE "mini_programs" ADD CONSTRAINT "mini_programs_archived_since" CHECK ((coalesce("mini_programs"."state_before_deletion", "mini_programs"."state") = 'archived') = ("mini_programs"."archived_at" is not null));--> statement-breakpoint
ALTER TABLE "mini_programs" ADD CONSTRAINT "mini_programs_deleted_by_somebody" CHECK (("mini_programs"."state" = 'deleted') = ("mini_programs"."deleted_at" is not null) and ("mini_programs"."deleted_at" is null) = ("mini_programs"."deleted_by" is null));--> statement-breakpoint
ALTER TABLE "mini_programs" ADD CONSTRAINT "mini_programs_deleted_from_a_state" CHECK (("mini_programs"."deleted_at" is null) = ("mini_programs"."state_before_deletion" is null) and ("mini_programs"."state_before_deletion" is null or "mini_programs"."state_before_deletion" in ('created', 'archived')));--> statement-breakpoint
ALTER TABLE "mini_programs" ADD CONSTRAINT "mini_programs_released_has_version" CHECK (("mini_programs"."state" = 'released') = ("mini_programs"."released_version" is not null));