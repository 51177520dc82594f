/** The languages that forms offer. Any other BCP-47 tag is kept and shown all the same. */
export const offeredLanguages = [
  "en",
  "zh-CN",
  "zh-TW",
  "zh-HK",
  "id",
  "ms",
  "th",
  "vi",
  "fil",
  "km",
  "lo",
  "my",
  "ja",
  "ko",
  "hi",
  "bn",
  "ur",
  "ta",
  "te",
  "si",
  "ne",
  "ar",
  "fa",
  "he",
  "tr",
  "ru",
  "uk",
  "kk",
  "uz",
  "mn",
  "de",
  "fr",
  "es",
  "es-419",
  "pt-BR",
  "pt-PT",
  "it",
  "nl",
  "pl",
  "ro",
  "el",
  "sv",
  "nb",
  "da",
  "fi",
  "sw",
  "am",
  "ha",
  "yo",
  "zu",
] as const;

const names = new Intl.DisplayNames("en", { type: "language", fallback: "code" });

export function languageLabel(tag: string): string {
  return `${names.of(tag) ?? tag} (${tag})`;
}

const scriptsFromTheRight = new Set(["Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Syrc", "Thaa"]);

// To find one takes longer than to draw its text.
const directions = new Map<string, "ltr" | "rtl">();

/** In which direction texts of this language are written. */
export function languageDirection(tag: string): "ltr" | "rtl" {
  const known = directions.get(tag);
  if (known) return known;
  const { script } = new Intl.Locale(tag).maximize();
  const direction = script !== undefined && scriptsFromTheRight.has(script) ? "rtl" : "ltr";
  // Of all others there may be any number.
  if (offeredLanguages.some((offered) => offered === tag)) directions.set(tag, direction);
  return direction;
}

/** The tag in its canonical spelling, or null when it is not a BCP-47 language tag without extensions. */
export function canonicalLanguage(tag: string): string | null {
  if (!/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag) || tag.length > 35) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}
