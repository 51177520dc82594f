import { cx } from "./cx";

type Props = {
  /** SVG, drawn by the server. */
  drawing: string;
  alt: string;
  className?: string;
};

/** On white in light and dark, because scanners look for dark on light. */
export function QrDrawing({ drawing, alt, className }: Props) {
  return (
    // eslint-config-next asks for its own image element, whose optimizer is switched off here.
    <picture className="contents">
      <img
        src={`data:image/svg+xml,${encodeURIComponent(drawing)}`}
        alt={alt}
        className={cx("aspect-square rounded border border-line bg-[#fff]", className)}
      />
    </picture>
  );
}
