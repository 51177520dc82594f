/** Who acts when nobody does. */
export const theConsole = { personId: null, address: null };
