import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  typedRoutes: true,
  agentRules: false,
  images: { unoptimized: true },
  // The build of `npm run bench:pages` has an empty page to measure others against.
  ...(process.env["BENCH_PAGES"] === "on" && { pageExtensions: ["bench.tsx", "tsx", "ts"] }),
  // Types are checked by `npm run check` and `npm test`; a start has not to wait for it.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    serverActions: { bodySizeLimit: "512kb" },
    proxyClientMaxBodySize: "512kb",
  },
};

export default config;
