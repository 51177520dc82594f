/** Under these names a form and an upload say whose page they stand on. */
export const drawnFor = "$drawn_for";
export const drawnForHeader = "X-Drawn-For";
