import { z } from "zod";
import { one } from "../text/query-values";

export const mailInput = z.strictObject({ mail: z.uuid({ error: "This mail is not known." }) });
export type MailInput = z.output<typeof mailInput>;

export const retryGivenUpMailsInput = z.strictObject({});

/** The mail after which a page begins; null for the first page. */
export const listUndeliveredMailsInput = z
  .object({ after: one.transform((value) => z.uuid().safeParse(value).data ?? null) })
  .catch({ after: null });
export type ListUndeliveredMails = z.output<typeof listUndeliveredMailsInput>;
