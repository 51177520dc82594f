-- Never orphaned: the last active Workspace Admin, and the last active Developer Admin of a mini program that is not
-- deleted, stay, from whichever side they are taken. Whoever takes a role away waits here for whoever else does.
CREATE FUNCTION has_developer_admin(program text, owner uuid) RETURNS boolean LANGUAGE sql STABLE
  SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM "memberships"
    WHERE "workspace_id" = owner AND "role" = 'developer_admin' AND "status" = 'active'
  ) OR EXISTS (
    SELECT FROM "mini_program_members" m JOIN "memberships" s USING ("person_id")
    WHERE m."mini_program_id" = program AND m."role" = 'developer_admin' AND s."status" = 'active'
      AND (s."workspace_id" = owner OR s."workspace_kind" = 'super_app')
  )
$$;
--> statement-breakpoint
CREATE FUNCTION refuse_orphans(orphans text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF cardinality(orphans) > 0 THEN
    RAISE EXCEPTION 'a mini program would have no Developer Admin' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'mini_programs_have_a_developer_admin', DETAIL = to_json(orphans);
  END IF;
END $$;
--> statement-breakpoint
CREATE FUNCTION keep_admins_of_memberships() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD."status" <> 'active' OR (TG_OP = 'UPDATE' AND NEW."status" = 'active' AND NEW."role" = OLD."role") THEN
    RETURN NULL;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('mini-program-console:roles', 0));
  IF OLD."role" = 'workspace_admin' AND NOT EXISTS (
    SELECT FROM "memberships" WHERE "role" = 'workspace_admin' AND "status" = 'active'
  ) THEN
    RAISE EXCEPTION 'nobody would be Workspace Admin' USING ERRCODE = 'check_violation',
      CONSTRAINT = 'a_workspace_admin_remains';
  END IF;
  IF OLD."role" = 'developer_admin' THEN
    PERFORM refuse_orphans(ARRAY(
      SELECT p."name" FROM "mini_programs" p
      WHERE p."workspace_id" = OLD."workspace_id" AND p."state" <> 'deleted'
        AND NOT has_developer_admin(p."id", p."workspace_id")
      ORDER BY p."sort_name" LIMIT 6
    ));
  END IF;
  PERFORM refuse_orphans(ARRAY(
    SELECT p."name" FROM "mini_program_members" m JOIN "mini_programs" p ON p."id" = m."mini_program_id"
    WHERE m."person_id" = OLD."person_id" AND m."role" = 'developer_admin' AND p."state" <> 'deleted'
      AND (OLD."workspace_kind" = 'super_app' OR p."workspace_id" = OLD."workspace_id")
      AND NOT has_developer_admin(p."id", p."workspace_id")
    ORDER BY p."sort_name" LIMIT 6
  ));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "memberships_keep_admins" AFTER UPDATE OR DELETE ON "memberships"
  FOR EACH ROW EXECUTE FUNCTION keep_admins_of_memberships();
--> statement-breakpoint
CREATE FUNCTION keep_admins_of_mini_programs() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD."role" <> 'developer_admin' OR (TG_OP = 'UPDATE' AND NEW."role" = OLD."role") THEN
    RETURN NULL;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('mini-program-console:roles', 0));
  PERFORM refuse_orphans(ARRAY(
    SELECT p."name" FROM "mini_programs" p
    WHERE p."id" = OLD."mini_program_id" AND p."state" <> 'deleted'
      AND NOT has_developer_admin(p."id", p."workspace_id")
  ));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "mini_program_members_keep_admins" AFTER UPDATE OR DELETE ON "mini_program_members"
  FOR EACH ROW EXECUTE FUNCTION keep_admins_of_mini_programs();
