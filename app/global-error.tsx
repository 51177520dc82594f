"use client";

import ErrorPage from "./error";
import "./globals.css";

type Props = { error: Error & { digest?: string }; retry: () => void };

/** The last resort, when even the frame of all pages fails: it brings its own document. */
export default function GlobalError(props: Props) {
  return (
    <html lang="en">
      <body>
        <title>Mini Program Console</title>
        <ErrorPage {...props} />
      </body>
    </html>
  );
}
