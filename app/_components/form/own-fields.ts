/** Under these names a form and an upload say whose page they stand on. */
export const drawnFor = "$drawn_for";
export const drawnForHeader = "X-Drawn-For";

/** Which form of its page it is, so that a page that answers a form tells it there. */
export const formName = "$form";

/** What a form showed after a conflict: `values` and `saved` of its state, as JSON. */
export const shownBefore = "$before";

/** Fields that every form may have beside its own. */
export const ownFields: ReadonlySet<string> = new Set([drawnFor, formName, shownBefore]);
