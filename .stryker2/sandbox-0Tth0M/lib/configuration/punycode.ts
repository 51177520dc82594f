const base = 36;
const [tMin, tMax, skew, damp] = [1, 26, 38, 700];

/** A host name as people read it. Labels that are no valid punycode stay as they are. */
export function unicodeHost(host: string): string {
  return host
    .split(".")
    .map((label) => (label.startsWith("xn--") ? (decoded(label.slice(4)) ?? label) : label))
    .join(".");
}

/** RFC 3492, section 6.2. Null where the text is no punycode. */
function decoded(text: string): string | null {
  const end = Math.max(0, text.lastIndexOf("-"));
  const points = [...text.slice(0, end)].map((letter) => letter.charCodeAt(0));
  let [n, i, bias, at] = [128, 0, 72, end > 0 ? end + 1 : 0];
  while (at < text.length) {
    const former = i;
    for (let [weight, k] = [1, base]; ; k += base) {
      const digit = digitOf(text[at++]);
      if (digit === null) return null;
      i += digit * weight;
      const threshold = Math.min(tMax, Math.max(tMin, k - bias));
      if (digit < threshold) break;
      weight *= base - threshold;
    }
    bias = adapted(i - former, points.length + 1, former === 0);
    n += Math.floor(i / (points.length + 1));
    i %= points.length + 1;
    if (n > 0x10ffff) return null;
    points.splice(i++, 0, n);
  }
  return String.fromCodePoint(...points);
}

function adapted(difference: number, count: number, isFirst: boolean): number {
  let delta = Math.floor(difference / (isFirst ? damp : 2));
  delta += Math.floor(delta / count);
  let k = 0;
  for (; delta > ((base - tMin) * tMax) / 2; k += base) delta = Math.floor(delta / (base - tMin));
  return k + Math.floor(((base - tMin + 1) * delta) / (delta + skew));
}

function digitOf(letter: string | undefined): number | null {
  if (letter === undefined || !/^[a-z0-9]$/.test(letter)) return null;
  return letter >= "a" ? letter.charCodeAt(0) - 97 : Number(letter) + 26;
}
