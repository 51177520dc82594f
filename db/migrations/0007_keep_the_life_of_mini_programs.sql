-- What stands already gets what these checks ask for.
UPDATE "mini_programs" SET "released_version" = NULL WHERE "state" <> 'released' AND "released_version" IS NOT NULL;--> statement-breakpoint
UPDATE "mini_programs" SET "archived_at" = "updated_at" WHERE "state" = 'archived';--> statement-breakpoint
UPDATE "mini_programs" SET "deleted_at" = "updated_at", "deleted_by" = "created_by", "state_before_deletion" = 'created' WHERE "state" = 'deleted';--> statement-breakpoint
ALTER TABLE "mini_programs" DROP CONSTRAINT "mini_programs_released_has_version";--> statement-breakpoint
CREATE INDEX "mini_programs_deleted" ON "mini_programs" USING btree ("deleted_at") WHERE deleted_at is not null;--> statement-breakpoint
ALTER TABLE "mini_programs" ADD CONSTRAINT "mini_programs_archived_since" CHECK ((coalesce("mini_programs"."state_before_deletion", "mini_programs"."state") = 'archived') = ("mini_programs"."archived_at" is not null));--> statement-breakpoint
ALTER TABLE "mini_programs" ADD CONSTRAINT "mini_programs_deleted_by_somebody" CHECK (("mini_programs"."state" = 'deleted') = ("mini_programs"."deleted_at" is not null) and ("mini_programs"."deleted_at" is null) = ("mini_programs"."deleted_by" is null));--> statement-breakpoint
ALTER TABLE "mini_programs" ADD CONSTRAINT "mini_programs_deleted_from_a_state" CHECK (("mini_programs"."deleted_at" is null) = ("mini_programs"."state_before_deletion" is null) and ("mini_programs"."state_before_deletion" is null or "mini_programs"."state_before_deletion" in ('created', 'archived')));--> statement-breakpoint
ALTER TABLE "mini_programs" ADD CONSTRAINT "mini_programs_released_has_version" CHECK (("mini_programs"."state" = 'released') = ("mini_programs"."released_version" is not null));