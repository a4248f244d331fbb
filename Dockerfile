# One image for the gateway and every service: `docker run … serve kg --port 8080`. Settings are environment variables;
# backends/platform/README.md lists them.
FROM node:24.21.0-bookworm-slim AS install
RUN npm install --global pnpm@12.21.0
WORKDIR /app
COPY . .
# Engines are other containers here: the embedded ones stay out of the image.
RUN pnpm install --frozen-lockfile --prod --no-optional --filter "@elqnt/platform..."

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=install /app /app
USER node
EXPOSE 8080
ENTRYPOINT ["node", "--conditions=@elqnt/source", "backends/platform/src/cli.ts"]
CMD ["serve", "gateway", "--port", "8080"]
