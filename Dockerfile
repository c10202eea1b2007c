FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json tsconfig.json tsconfig.build.json ./
COPY src ./src
COPY adapters ./adapters
COPY scheduler ./scheduler
COPY bench ./bench
RUN npm ci --omit=dev

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build --chown=node:node /app ./
USER node
EXPOSE 3000
# SIGTERM must reach node itself, so npm stays out of the way.
CMD ["node", "--enable-source-maps", "dist/src/main.js", "start"]
