import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { TellPosted } from "./_components/form/posted-answer";
import { SkipLink } from "./_components/shell/skip-link";
import { postedAnswer } from "./_server/exchange";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Mini Program Console", template: "%s · Mini Program Console" },
};

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f5f7f9" },
    { media: "(prefers-color-scheme: dark)", color: "#0b1015" },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <SkipLink target="main">Skip to the content</SkipLink>
        <TellPosted answer={postedAnswer()}>{children}</TellPosted>
      </body>
    </html>
  );
}
