/** Under these names a form and an upload say whose page they stand on. */
export const drawnFor = "$drawn_for";
export const drawnForHeader = "X-Drawn-For";

/** Which form of its page it is, so that a page that answers a form tells it there. */
export const formName = "$form";

/** What a form showed after a conflict: `values` and `saved` of its state, as JSON. */
export const shownBefore = "$before";

/** Whether a field is one of those above or of the framework's, which a form has beside its own. */
export const isOwnField = (name: string) => name.startsWith("$");

type Form = { act?: string | undefined; labels: object; hidden?: Record<string, string | number> | undefined };

/** Which form of its page one is: by what it does, the fields it has and whom it concerns. */
export const identityOf = ({ act, labels, hidden = {} }: Form) =>
  [act ?? "", ...Object.keys(labels), ...Object.values(hidden)].filter((part) => part !== "").join(" ");
