/** Amounts are whole cents until they are shown. */
export function format(cents, currency = "SGD") {
  return `${currency} ${(cents / 100).toFixed(2)}`;
}

export const total = (lines) => lines.reduce((sum, { price, count }) => sum + price * count, 0);
