CREATE TABLE "feature_proposals" (
	"request_number" bigint PRIMARY KEY NOT NULL,
	"revision" integer NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"access" text NOT NULL,
	"jsapis" text[] NOT NULL,
	CONSTRAINT "feature_proposals_access" CHECK ("feature_proposals"."access" in ('direct', 'activation')),
	CONSTRAINT "feature_proposals_jsapis" CHECK (cardinality("feature_proposals"."jsapis") > 0),
	CONSTRAINT "feature_proposals_revision_from_1" CHECK ("feature_proposals"."revision" >= 1)
);
--> statement-breakpoint
ALTER TABLE "catalog_changes" ADD COLUMN "request_number" bigint;--> statement-breakpoint
ALTER TABLE "feature_proposals" ADD CONSTRAINT "feature_proposals_request_number_approval_requests_number_fk" FOREIGN KEY ("request_number") REFERENCES "public"."approval_requests"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalog_changes" ADD CONSTRAINT "catalog_changes_request_number_approval_requests_number_fk" FOREIGN KEY ("request_number") REFERENCES "public"."approval_requests"("number") ON DELETE no action ON UPDATE no action;