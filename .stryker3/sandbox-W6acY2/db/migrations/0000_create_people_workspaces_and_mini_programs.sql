CREATE TABLE "identities" (
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "identities_issuer_subject_pk" PRIMARY KEY("issuer","subject")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"email_verified" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"idle_ends_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"sealed_id_token" "bytea",
	"address" text,
	"user_agent" text,
	CONSTRAINT "sessions_token_hash_is_sha256" CHECK (octet_length("sessions"."token_hash") = 32),
	CONSTRAINT "sessions_idle_before_absolute_end" CHECK ("sessions"."idle_ends_at" <= "sessions"."ends_at")
);
--> statement-breakpoint
CREATE TABLE "membership_grants" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email_key" text NOT NULL,
	"workspace_id" uuid NOT NULL,
	"role" text NOT NULL,
	"source" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"person_id" uuid,
	CONSTRAINT "membership_grants_source" CHECK ("membership_grants"."source" in ('environment', 'operator')),
	CONSTRAINT "membership_grants_role" CHECK ("membership_grants"."role" in ('workspace_admin', 'workspace_reviewer', 'workspace_developer')),
	CONSTRAINT "membership_grants_used_by_someone" CHECK (("membership_grants"."used_at" is null) = ("membership_grants"."person_id" is null))
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"workspace_id" uuid NOT NULL,
	"workspace_kind" text NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"added_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "memberships_workspace_id_person_id_pk" PRIMARY KEY("workspace_id","person_id"),
	CONSTRAINT "memberships_status" CHECK ("memberships"."status" in ('active', 'blocked')),
	CONSTRAINT "memberships_role_fits_kind" CHECK (("memberships"."workspace_kind" = 'super_app' and "memberships"."role" in ('workspace_admin', 'workspace_reviewer', 'workspace_developer')) or ("memberships"."workspace_kind" = 'developer' and "memberships"."role" in ('developer_admin', 'developer')))
);
--> statement-breakpoint
CREATE TABLE "workspaces" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "workspaces_id_kind" UNIQUE("id","kind"),
	CONSTRAINT "workspaces_kind" CHECK ("workspaces"."kind" in ('super_app', 'developer'))
);
--> statement-breakpoint
CREATE TABLE "logos" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"mini_program_id" text collate "C",
	"added_by" uuid NOT NULL,
	"side" integer NOT NULL,
	"image" "bytea" NOT NULL,
	"thumbnail" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "logos_of_mini_program" UNIQUE("id","mini_program_id")
);
--> statement-breakpoint
CREATE TABLE "mini_program_members" (
	"mini_program_id" text collate "C" NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"added_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "mini_program_members_mini_program_id_person_id_pk" PRIMARY KEY("mini_program_id","person_id"),
	CONSTRAINT "mini_program_members_role" CHECK ("mini_program_members"."role" in ('developer_admin', 'developer'))
);
--> statement-breakpoint
CREATE TABLE "mini_program_texts" (
	"mini_program_id" text collate "C" NOT NULL,
	"workspace_id" uuid NOT NULL,
	"language" text NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"tagline" text DEFAULT '' NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"keywords" text[] NOT NULL,
	CONSTRAINT "mini_program_texts_mini_program_id_language_pk" PRIMARY KEY("mini_program_id","language"),
	CONSTRAINT "mini_program_texts_at_most_10_keywords" CHECK (cardinality("mini_program_texts"."keywords") <= 10)
);
--> statement-breakpoint
CREATE TABLE "mini_programs" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"type" text NOT NULL,
	"state" text DEFAULT 'created' NOT NULL,
	"released_version" text,
	"default_language" text NOT NULL,
	"name" text NOT NULL,
	"sort_name" text collate "C" NOT NULL,
	"search_text" text collate "C" NOT NULL,
	"categories" text[] NOT NULL,
	"logo_id" uuid,
	"service_email" text,
	"service_phone" text,
	"entrance_url" text,
	"missing" text[] NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"form_key" uuid NOT NULL,
	CONSTRAINT "mini_programs_id_workspace" UNIQUE("id","workspace_id"),
	CONSTRAINT "mini_programs_form_key" UNIQUE("created_by","form_key"),
	CONSTRAINT "mini_programs_id_is_16_digits" CHECK ("mini_programs"."id" ~ '^[1-9][0-9]{15}$'),
	CONSTRAINT "mini_programs_type" CHECK ("mini_programs"."type" in ('native', 'html5')),
	CONSTRAINT "mini_programs_state" CHECK ("mini_programs"."state" in ('created', 'released', 'archived', 'deleted')),
	CONSTRAINT "mini_programs_entrance_is_of_html5" CHECK (("mini_programs"."entrance_url" is not null) = ("mini_programs"."type" = 'html5')),
	CONSTRAINT "mini_programs_released_has_version" CHECK ("mini_programs"."state" <> 'released' or "mini_programs"."released_version" is not null),
	CONSTRAINT "mini_programs_at_most_3_categories" CHECK (cardinality("mini_programs"."categories") <= 3)
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"position" bigint PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"event" text NOT NULL,
	"actor_id" uuid,
	"address" text,
	"subject_kind" text NOT NULL,
	"subject_id" text,
	"mini_program_id" text collate "C",
	"workspace_id" uuid,
	"details" json NOT NULL,
	"content_hash" "bytea" NOT NULL,
	"chain_hash" "bytea" NOT NULL,
	CONSTRAINT "audit_entries_subject_kind" CHECK ("audit_entries"."subject_kind" in ('person', 'workspace', 'mini_program', 'console')),
	CONSTRAINT "audit_entries_position_from_1" CHECK ("audit_entries"."position" >= 1)
);
--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership_grants" ADD CONSTRAINT "membership_grants_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership_grants" ADD CONSTRAINT "membership_grants_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_added_by_people_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_workspace" FOREIGN KEY ("workspace_id","workspace_kind") REFERENCES "public"."workspaces"("id","kind") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "logos" ADD CONSTRAINT "logos_mini_program_id_mini_programs_id_fk" FOREIGN KEY ("mini_program_id") REFERENCES "public"."mini_programs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "logos" ADD CONSTRAINT "logos_added_by_people_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mini_program_members" ADD CONSTRAINT "mini_program_members_mini_program_id_mini_programs_id_fk" FOREIGN KEY ("mini_program_id") REFERENCES "public"."mini_programs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mini_program_members" ADD CONSTRAINT "mini_program_members_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mini_program_members" ADD CONSTRAINT "mini_program_members_added_by_people_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mini_program_texts" ADD CONSTRAINT "mini_program_texts_mini_program" FOREIGN KEY ("mini_program_id","workspace_id") REFERENCES "public"."mini_programs"("id","workspace_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mini_programs" ADD CONSTRAINT "mini_programs_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mini_programs" ADD CONSTRAINT "mini_programs_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "identities_person" ON "identities" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_token_hash" ON "sessions" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "sessions_person" ON "sessions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sessions_ends_at" ON "sessions" USING btree ("ends_at");--> statement-breakpoint
CREATE UNIQUE INDEX "membership_grants_environment_once" ON "membership_grants" USING btree ("email_key") WHERE source = 'environment';--> statement-breakpoint
CREATE INDEX "membership_grants_open" ON "membership_grants" USING btree ("email_key") WHERE used_at is null;--> statement-breakpoint
CREATE INDEX "memberships_person" ON "memberships" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "workspaces_name_key" ON "workspaces" USING btree ("name_key");--> statement-breakpoint
CREATE UNIQUE INDEX "workspaces_one_super_app" ON "workspaces" USING btree ("kind") WHERE kind = 'super_app';--> statement-breakpoint
CREATE INDEX "logos_mini_program" ON "logos" USING btree ("mini_program_id");--> statement-breakpoint
CREATE INDEX "logos_drafts" ON "logos" USING btree ("created_at") WHERE mini_program_id is null;--> statement-breakpoint
CREATE INDEX "mini_program_members_person" ON "mini_program_members" USING btree ("person_id","role","mini_program_id");--> statement-breakpoint
CREATE UNIQUE INDEX "mini_program_texts_name" ON "mini_program_texts" USING btree ("workspace_id","language","name_key");--> statement-breakpoint
CREATE INDEX "mini_programs_updated" ON "mini_programs" USING btree ("updated_at","id");--> statement-breakpoint
CREATE INDEX "mini_programs_name" ON "mini_programs" USING btree ("sort_name","id");--> statement-breakpoint
CREATE INDEX "mini_programs_created" ON "mini_programs" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "mini_programs_workspace_updated" ON "mini_programs" USING btree ("workspace_id","updated_at","id");--> statement-breakpoint
CREATE INDEX "mini_programs_workspace_name" ON "mini_programs" USING btree ("workspace_id","sort_name","id");--> statement-breakpoint
CREATE INDEX "mini_programs_workspace_created" ON "mini_programs" USING btree ("workspace_id","created_at","id");--> statement-breakpoint
CREATE INDEX "audit_entries_actor" ON "audit_entries" USING btree ("actor_id","at","position");--> statement-breakpoint
CREATE INDEX "audit_entries_mini_program" ON "audit_entries" USING btree ("mini_program_id","at","position");--> statement-breakpoint
CREATE INDEX "audit_entries_workspace" ON "audit_entries" USING btree ("workspace_id","at","position");--> statement-breakpoint
CREATE INDEX "audit_entries_event" ON "audit_entries" USING btree ("event","at","position");--> statement-breakpoint
CREATE INDEX "audit_entries_at" ON "audit_entries" USING btree ("at","position");