CREATE TABLE "catalog_changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "catalog_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"entry" text collate "C" NOT NULL,
	"act" text NOT NULL,
	"revision" integer NOT NULL,
	"field" text,
	"before" json,
	"after" json,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "catalog_changes_kind" CHECK ("catalog_changes"."kind" in ('jsapi', 'feature')),
	CONSTRAINT "catalog_changes_act" CHECK ("catalog_changes"."act" in ('created', 'edited', 'deleted')),
	CONSTRAINT "catalog_changes_field" CHECK ("catalog_changes"."field" is null or "catalog_changes"."field" in ('name', 'description', 'access', 'jsapis', 'platforms', 'sensitive')),
	CONSTRAINT "catalog_changes_edits_name_a_field" CHECK (("catalog_changes"."act" = 'edited') = ("catalog_changes"."field" is not null))
);
--> statement-breakpoint
CREATE TABLE "feature_jsapis" (
	"feature_key" text collate "C" NOT NULL,
	"jsapi_name" text collate "C" NOT NULL,
	CONSTRAINT "feature_jsapis_feature_key_jsapi_name_pk" PRIMARY KEY("feature_key","jsapi_name")
);
--> statement-breakpoint
CREATE TABLE "features" (
	"key" text collate "C" PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"sort_name" text collate "C" NOT NULL,
	"description" text NOT NULL,
	"access" text NOT NULL,
	"search_text" text collate "C" NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "features_key" CHECK ("features"."key" ~ '^[a-z0-9-]{2,40}$'),
	CONSTRAINT "features_name_length" CHECK (char_length("features"."name") between 2 and 40),
	CONSTRAINT "features_description" CHECK (char_length("features"."description") between 1 and 200),
	CONSTRAINT "features_access" CHECK ("features"."access" in ('direct', 'activation')),
	CONSTRAINT "features_revision_from_1" CHECK ("features"."revision" >= 1)
);
--> statement-breakpoint
CREATE TABLE "jsapis" (
	"name" text collate "C" PRIMARY KEY NOT NULL,
	"description" text NOT NULL,
	"platforms" text[] NOT NULL,
	"sensitive" boolean NOT NULL,
	"search_text" text collate "C" NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "jsapis_name" CHECK ("jsapis"."name" ~ '^[a-z][A-Za-z0-9]{1,63}$'),
	CONSTRAINT "jsapis_description" CHECK (char_length("jsapis"."description") between 1 and 200),
	CONSTRAINT "jsapis_platforms" CHECK (cardinality("jsapis"."platforms") > 0 and "jsapis"."platforms" <@ array['ios', 'android']),
	CONSTRAINT "jsapis_revision_from_1" CHECK ("jsapis"."revision" >= 1)
);
--> statement-breakpoint
CREATE TABLE "mini_program_features" (
	"mini_program_id" text collate "C" NOT NULL,
	"feature_key" text collate "C" NOT NULL,
	"added_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "mini_program_features_mini_program_id_feature_key_pk" PRIMARY KEY("mini_program_id","feature_key")
);
--> statement-breakpoint
ALTER TABLE "catalog_changes" ADD CONSTRAINT "catalog_changes_changed_by_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feature_jsapis" ADD CONSTRAINT "feature_jsapis_feature_key_features_key_fk" FOREIGN KEY ("feature_key") REFERENCES "public"."features"("key") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feature_jsapis" ADD CONSTRAINT "feature_jsapis_jsapi_name_jsapis_name_fk" FOREIGN KEY ("jsapi_name") REFERENCES "public"."jsapis"("name") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "features" ADD CONSTRAINT "features_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jsapis" ADD CONSTRAINT "jsapis_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mini_program_features" ADD CONSTRAINT "mini_program_features_mini_program_id_mini_programs_id_fk" FOREIGN KEY ("mini_program_id") REFERENCES "public"."mini_programs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mini_program_features" ADD CONSTRAINT "mini_program_features_feature_key_features_key_fk" FOREIGN KEY ("feature_key") REFERENCES "public"."features"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mini_program_features" ADD CONSTRAINT "mini_program_features_added_by_people_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "catalog_changes_entry" ON "catalog_changes" USING btree ("kind","entry","id");--> statement-breakpoint
CREATE INDEX "feature_jsapis_jsapi" ON "feature_jsapis" USING btree ("jsapi_name");--> statement-breakpoint
CREATE UNIQUE INDEX "features_name" ON "features" USING btree ("name_key");--> statement-breakpoint
CREATE INDEX "features_order" ON "features" USING btree ("sort_name","key");--> statement-breakpoint
CREATE INDEX "jsapis_order" ON "jsapis" USING btree (lower("name"),"name");--> statement-breakpoint
CREATE INDEX "mini_program_features_feature" ON "mini_program_features" USING btree ("feature_key");