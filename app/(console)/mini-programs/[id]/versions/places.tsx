import { Fragment } from "react";

type Place = { file: string; line: number };
type Props = { places: Place[]; count?: number };

/** Where something stands in a package: the first place, and the others on demand. */
export function Places({ places, count = places.length }: Props) {
  const [first, ...others] = places;
  if (!first) return null;
  if (others.length === 0) return <PlaceText {...first} />;
  const unnamed = count - places.length;
  return (
    <details className="group/places">
      <summary className="inline-flex min-h-6 flex-wrap items-center gap-x-1.5 rounded">
        <PlaceText {...first} />
        <span className="text-xs whitespace-nowrap text-ink-2 underline decoration-line-strong underline-offset-2 group-open/places:hidden">
          {count - 1} more
        </span>
      </summary>
      <ul>
        {others.map(({ file, line }) => (
          <li key={`${file}:${line}`}>
            <PlaceText file={file} line={line} />
          </li>
        ))}
        {unnamed > 0 && <li className="text-xs text-ink-2">and {unnamed} more</li>}
      </ul>
    </details>
  );
}

function PlaceText({ file, line }: Place) {
  return (
    <bdi className="font-mono text-xs wrap-break-word text-ink-2 [font-variant-ligatures:none]">
      {file.split("/").map((part, index) => (
        <Fragment key={index}>
          {index > 0 && (
            <>
              /<wbr />
            </>
          )}
          {part}
        </Fragment>
      ))}
      :{line}
    </bdi>
  );
}
