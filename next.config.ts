import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  typedRoutes: true,
  agentRules: false,
  images: { unoptimized: true },
  // Types are checked by `npm run check` and `npm test`; a start has not to wait for it.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    serverActions: { bodySizeLimit: "512kb" },
    proxyClientMaxBodySize: "512kb",
  },
};

export default config;
