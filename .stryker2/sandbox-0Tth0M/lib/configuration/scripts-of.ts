const scripts: [name: string, letters: RegExp][] = [
  ["Latin", /\p{Script=Latin}/u],
  ["Cyrillic", /\p{Script=Cyrillic}/u],
  ["Greek", /\p{Script=Greek}/u],
  ["Armenian", /\p{Script=Armenian}/u],
  ["Georgian", /\p{Script=Georgian}/u],
  ["Cherokee", /\p{Script=Cherokee}/u],
  ["Hebrew", /\p{Script=Hebrew}/u],
  ["Arabic", /\p{Script=Arabic}/u],
  ["Devanagari", /\p{Script=Devanagari}/u],
  ["Thai", /\p{Script=Thai}/u],
  ["Hangul", /\p{Script=Hangul}/u],
  ["Bopomofo", /\p{Script=Bopomofo}/u],
  ["Hiragana", /\p{Script=Hiragana}/u],
  ["Katakana", /\p{Script=Katakana}/u],
  ["Han", /\p{Script=Han}/u],
];

/** Scripts that are written together, as "highly restrictive" in Unicode's technical standard 39. */
const togetherWithHan = [
  ["Latin", "Han", "Hiragana", "Katakana"],
  ["Latin", "Han", "Hangul"],
  ["Latin", "Han", "Bopomofo"],
];

/** Two scripts of a text that are not written together, or null. */
export function mixedScripts(text: string): [string, string] | null {
  const found = scripts.filter(([, letters]) => letters.test(text)).map(([name]) => name);
  const [first, second] = found;
  if (first === undefined || second === undefined) return null;
  const isUsual = togetherWithHan.some((together) => found.every((name) => together.includes(name)));
  return isUsual ? null : [first, second];
}

/** Whether each of its letters is a Cyrillic one that looks like a Latin one. */
export function looksLatin(text: string): boolean {
  return /^[асԁеһіјӏорԛѕԝхуьѵ0-9-]*[асԁеһіјӏорԛѕԝхуьѵ][асԁеһіјӏорԛѕԝхуьѵ0-9-]*$/u.test(text);
}
