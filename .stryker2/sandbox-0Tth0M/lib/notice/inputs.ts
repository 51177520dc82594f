import { z } from "zod";
import { one } from "../text/query-values";

/** The notice beside which a page begins; a bad one leads to the first page. */
const place = one.transform((value) => z.uuid().safeParse(value).data ?? null);

export const listNoticesInput = z.object({ before: place, after: place }).catch({ before: null, after: null });
export type ListNotices = z.output<typeof listNoticesInput>;

export const markNoticeReadInput = z.strictObject({ id: z.uuid({ error: "This is no notice." }) });
export type MarkNoticeRead = z.output<typeof markNoticeReadInput>;

export const markAllReadInput = z.strictObject({});
