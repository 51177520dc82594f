/** Tells the line of an offset, counted from 1. Ask with rising offsets: it goes on from where it stands. */
export function lineOf(text: string): (offset: number) => number {
  let [line, from, next] = [1, 0, text.indexOf("\n")];
  return (offset) => {
    if (offset < from) [line, from, next] = [1, 0, text.indexOf("\n")];
    while (next >= 0 && next < offset) {
      line += 1;
      from = next + 1;
      next = text.indexOf("\n", from);
    }
    return line;
  };
}
