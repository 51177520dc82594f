import "server-only";
import type { z } from "zod";
import { invalid, type Issues } from "@/lib/errors";
import { mergeIssues } from "./form-fields";

/** What was sent, as the schema reads it. Throws an `invalid` with the issues by field. */
export function readInput<Schema extends z.ZodType>(schema: Schema, sent: unknown): z.output<Schema> {
  const parsed = schema.safeParse(sent);
  if (!parsed.success) throw invalid(issuesOf(parsed.error));
  return parsed.data;
}

/** Messages by the name of the field; a part of a field is named "parameterName.2". */
export function issuesOf(error: z.ZodError): Issues {
  return mergeIssues(
    ...error.issues.map((issue) => {
      const isUnknown = issue.code === "unrecognized_keys";
      const message = isUnknown ? `This form has no field “${issue.keys.join("”, “")}”.` : issue.message;
      return { [issue.path.join(".")]: [message] };
    }),
  );
}
