/** "Morning Cup, FilmNight and 3 others": the first names of a longer list. */
export function someOf(names: readonly string[], count = names.length): string {
  const others = count - names.length;
  if (others > 0) return `${names.join(", ")} and ${others} ${others === 1 ? "other" : "others"}`;
  if (names.length <= 1) return names.join("");
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}
