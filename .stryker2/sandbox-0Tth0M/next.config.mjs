// Plain JavaScript, so that a start needs no compiler.
/** @type {import("next").NextConfig} */
const config = {
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
