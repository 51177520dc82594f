import type { ReactNode } from "react";
import { AppLink, type Href } from "./app-link";

type Props = {
  href?: Href | undefined;
  media?: ReactNode;
  /** A second line, from 768 px. */
  detail?: ReactNode;
  lang?: string | undefined;
  children: ReactNode;
};

/** The name in a row. As a link it covers the row; what else can be pressed there stands above it with `relative z-1`. */
export function RowTitle({ href, media, detail, lang, children }: Props) {
  return (
    <div className="row-title">
      {media}
      <div className="min-w-0">
        {href ? (
          <AppLink href={href} data-row="" dir="auto" lang={lang} className="list-link">
            {children}
          </AppLink>
        ) : (
          <span dir="auto" lang={lang} className="row-name">
            {children}
          </span>
        )}
        {detail && <div className="row-detail">{detail}</div>}
      </div>
    </div>
  );
}
