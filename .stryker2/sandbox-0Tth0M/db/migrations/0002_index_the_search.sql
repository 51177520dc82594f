-- What a mini program is found by: every one, two and three characters in a row of its search text, within a line,
-- the first digits of its ID, and its filters. These two begin with a line feed, so that no piece of text is ever taken
-- for one. The cost tells the planner to leave it to the index: working the keys out takes as long as 100 rows read.
CREATE FUNCTION mini_program_keys(
  id text, search_text text, workspace_id uuid, type text, state text, categories text[], missing text[]
) RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 100000 AS $$
DECLARE
  c text[] := string_to_array(search_text, null);
  keys text[] := array_remove(c, e'\n');
BEGIN
  FOR i IN 1 .. cardinality(c) - 1 LOOP
    CONTINUE WHEN c[i] = e'\n' OR c[i + 1] = e'\n';
    keys := keys || (c[i] || c[i + 1]);
    CONTINUE WHEN i + 2 > cardinality(c) OR c[i + 2] = e'\n';
    keys := keys || (c[i] || c[i + 1] || c[i + 2]);
  END LOOP;
  FOR i IN 1 .. cardinality(categories) LOOP
    keys := keys || (e'\ncategory ' || categories[i]);
  END LOOP;
  IF cardinality(missing) > 0 THEN
    keys := keys || e'\nincomplete'::text;
  END IF;
  RETURN keys || array[
    e'\nid ' || left(id, 1), e'\nid ' || left(id, 2), e'\nid ' || left(id, 3),
    e'\nworkspace ' || workspace_id, e'\ntype ' || type, e'\nstate ' || state
  ];
END $$;
--> statement-breakpoint
-- Without fastupdate every write pays its own share, and no search has to read through a heap of pending entries.
CREATE INDEX "mini_programs_keys" ON "mini_programs" USING gin (
  mini_program_keys("id", "search_text", "workspace_id", "type", "state", "categories", "missing")
) WITH (fastupdate = off);
--> statement-breakpoint
-- Analysing the keys of a sample would take minutes, and nothing asks: the list chooses its ways by what it measures.
ALTER INDEX "mini_programs_keys" ALTER COLUMN 1 SET STATISTICS 0;
