CREATE TABLE "sign_in_claims" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"claims" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"workspace_id" uuid NOT NULL,
	"workspace_kind" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_key" text NOT NULL,
	"role" text NOT NULL,
	"token" text NOT NULL,
	"invited_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"accepted_by" uuid,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_by" uuid,
	CONSTRAINT "invitations_role_fits_kind" CHECK (("invitations"."workspace_kind" = 'super_app' and "invitations"."role" in ('workspace_admin', 'workspace_reviewer', 'workspace_developer')) or ("invitations"."workspace_kind" = 'developer' and "invitations"."role" in ('developer_admin', 'developer'))),
	CONSTRAINT "invitations_accepted_by_someone" CHECK (("invitations"."accepted_at" is null) = ("invitations"."accepted_by" is null)),
	CONSTRAINT "invitations_withdrawn_by_someone" CHECK ("invitations"."withdrawn_by" is null or "invitations"."withdrawn_at" is not null),
	CONSTRAINT "invitations_end_once" CHECK ("invitations"."accepted_at" is null or "invitations"."withdrawn_at" is null)
);
--> statement-breakpoint
CREATE TABLE "information_changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "information_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"mini_program_id" text collate "C" NOT NULL,
	"language" text,
	"revision" integer NOT NULL,
	"field" text NOT NULL,
	"before" json,
	"after" json,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "information_changes_field" CHECK ("information_changes"."field" in ('name', 'tagline', 'description', 'keywords', 'categories', 'logo', 'serviceEmail', 'servicePhone', 'entranceUrl', 'defaultLanguage'))
);
--> statement-breakpoint
CREATE TABLE "configuration_revisions" (
	"mini_program_id" text collate "C" NOT NULL,
	"revision" integer NOT NULL,
	"production_client_id" text,
	"production_merchant_id" text,
	"sandbox_client_id" text,
	"sandbox_merchant_id" text,
	"server_domains" text[] NOT NULL,
	"h5_domains" text[] NOT NULL,
	"testers" text[] NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"restored_from" integer,
	CONSTRAINT "configuration_revisions_mini_program_id_revision_pk" PRIMARY KEY("mini_program_id","revision"),
	CONSTRAINT "configuration_revisions_from_1" CHECK ("configuration_revisions"."revision" >= 1),
	CONSTRAINT "configuration_revisions_restored_an_earlier" CHECK ("configuration_revisions"."restored_from" < "configuration_revisions"."revision"),
	CONSTRAINT "configuration_revisions_ids" CHECK (concat("configuration_revisions"."production_client_id", "configuration_revisions"."production_merchant_id", "configuration_revisions"."sandbox_client_id", "configuration_revisions"."sandbox_merchant_id") ~ '^[A-Za-z0-9_-]*$'),
	CONSTRAINT "configuration_revisions_limits" CHECK (cardinality("configuration_revisions"."server_domains") <= 200 and cardinality("configuration_revisions"."h5_domains") <= 200 and cardinality("configuration_revisions"."testers") <= 100)
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"to_address" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone,
	"last_error" text
);
--> statement-breakpoint
DROP INDEX "workspaces_name_key";--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "last_active_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "source" text DEFAULT 'added' NOT NULL;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "kept_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "removed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "mini_program_members" ADD COLUMN "join_reason" text;--> statement-breakpoint
ALTER TABLE "mini_program_texts" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "mini_programs" ADD COLUMN "information_revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "sign_in_claims" ADD CONSTRAINT "sign_in_claims_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_people_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_accepted_by_people_id_fk" FOREIGN KEY ("accepted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_withdrawn_by_people_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_workspace" FOREIGN KEY ("workspace_id","workspace_kind") REFERENCES "public"."workspaces"("id","kind") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "information_changes" ADD CONSTRAINT "information_changes_mini_program_id_mini_programs_id_fk" FOREIGN KEY ("mini_program_id") REFERENCES "public"."mini_programs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "information_changes" ADD CONSTRAINT "information_changes_changed_by_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "configuration_revisions" ADD CONSTRAINT "configuration_revisions_mini_program_id_mini_programs_id_fk" FOREIGN KEY ("mini_program_id") REFERENCES "public"."mini_programs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "configuration_revisions" ADD CONSTRAINT "configuration_revisions_changed_by_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_token" ON "invitations" USING btree ("token");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_one_open" ON "invitations" USING btree ("workspace_id","email_key") WHERE accepted_at is null and withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "invitations_open_for" ON "invitations" USING btree ("email_key") WHERE accepted_at is null and withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "information_changes_mini_program" ON "information_changes" USING btree ("mini_program_id","id");--> statement-breakpoint
CREATE INDEX "mails_due" ON "mails" USING btree ("next_attempt_at") WHERE sent_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "workspaces_name_key" ON "workspaces" USING btree ("name_key") WHERE removed_at is null;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_source" CHECK ("memberships"."source" in ('added', 'invitation', 'groups', 'environment', 'operator'));--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_kept_against_groups" CHECK ("memberships"."kept_since" is null or "memberships"."source" = 'groups');--> statement-breakpoint
ALTER TABLE "workspaces" ADD CONSTRAINT "workspaces_super_app_stays" CHECK ("workspaces"."kind" <> 'super_app' or "workspaces"."removed_at" is null);