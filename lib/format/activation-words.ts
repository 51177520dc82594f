/** "Payment in review" of the features whose activation somebody decides, or null where there are none. */
export function activationWords(names: readonly string[]): string | null {
  const [first] = names;
  if (first === undefined) return null;
  return names.length === 1 ? `${first} in review` : `${names.length} features in review`;
}
