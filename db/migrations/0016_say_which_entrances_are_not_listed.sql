-- What a first submission still needs names the entrance's host too, while the H5 whitelist does not hold it (lib/text/covers).
UPDATE "mini_programs" SET "missing" = "missing" || '{listed_entrance}'
WHERE "entrance_url" IS NOT NULL AND NOT "missing" @> '{listed_entrance}' AND NOT EXISTS (
  SELECT FROM (
    SELECT regexp_replace(substring("entrance_url" FROM '^https://([^/?#]+)'), '\.(?=:|$)', '') AS host,
      substring(entry FROM '^https://(.+)$') AS pattern
    FROM unnest((
      SELECT "h5_domains" FROM "configuration_revisions"
      WHERE "mini_program_id" = "mini_programs"."id" ORDER BY "revision" DESC LIMIT 1
    )) AS entry
  ) listed
  WHERE host = pattern OR (starts_with(pattern, '*.') AND right(host, length(pattern) - 1) = substr(pattern, 2) AND length(host) >= length(pattern))
);
