import type { Route } from "next";

/** An upload that is not a version yet. */
export const draftHref = (id: string, draft: string) => `/mini-programs/${id}/versions/upload/${draft}` as Route;
