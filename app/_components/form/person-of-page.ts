/** Under these names a form and an upload say whose page they stand on. */
export const drawnFor = "$drawn_for";
export const drawnForHeader = "X-Drawn-For";

/** The ID of whoever was signed in as this page was drawn; empty where nobody was. */
export const personOfPage = () => document.getElementById("main")?.dataset["person"] ?? "";
