import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { SkipLink } from "./_components/shell/skip-link";
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
        {children}
      </body>
    </html>
  );
}
