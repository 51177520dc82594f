import { cx } from "./cx";
import { tileColour } from "./tile-colour";

const sizes = {
  row: { box: "logo-row", pixels: 36 },
  head: { box: "size-13 shrink-0 object-cover rounded-lg text-2xl", pixels: 52 },
  form: { box: "size-16 shrink-0 object-cover rounded-lg text-2xl", pixels: 64 },
};

type Props = {
  name: string;
  /** What the colour is made of, where the name may change. */
  seed?: string;
  src?: string | undefined;
  size?: keyof typeof sizes;
  className?: string;
};

/** A square picture, or its first letter on a colour. The name stands beside it, so it is silent. */
export function LogoTile({ name, seed, src, size = "row", className }: Props) {
  const { box, pixels } = sizes[size];
  if (src) {
    return (
      // eslint-config-next asks for its own image element, whose optimizer is switched off here.
      <picture className="contents">
        <img src={src} alt="" width={pixels} height={pixels} loading="lazy" className={cx(box, className)} />
      </picture>
    );
  }
  return (
    <span
      aria-hidden
      // Browsers of another age cut some scripts in another place.
      suppressHydrationWarning
      className={cx("logo-letter", box, tileColour(seed ?? name), className)}
    >
      {firstCharacter(name)}
    </span>
  );
}

// One for all rows: making one takes longer than drawing the row.
const characters = new Intl.Segmenter();

function firstCharacter(name: string): string {
  const [plain] = /^[!-~](?=[ -~]|$)/.exec(name) ?? [];
  if (plain) return plain;
  for (const { segment } of characters.segment(name.trim())) return segment;
  return "?";
}
