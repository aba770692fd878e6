import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = { "@": fileURLToPath(new URL(".", import.meta.url)) };
const sources = "{app,lib,components,db,scripts,e2e}/**";
const postgres = ["scripts/postgres-setup.ts"];

/**
 * `unit` needs nothing, `operations` an embedded database, `concurrency` a PostgreSQL server, `api` that and a build;
 * the last three start what they need.
 */
export default defineConfig({
  resolve: { alias },
  test: {
    maxWorkers: 2,
    // Its imports of next/* have no file ending, which only a bundler resolves.
    server: { deps: { inline: ["next-auth"] } },
    // Generous, since a slow machine is no defect.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: [`${sources}/*.test.{ts,tsx,mjs}`],
          exclude: ["**/node_modules/**", "**/*.{db,pg}.test.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "operations",
          include: [`${sources}/*.db.test.ts`],
        },
      },
      {
        extends: true,
        test: {
          name: "concurrency",
          include: [`${sources}/*.pg.test.ts`],
          globalSetup: postgres,
        },
      },
      {
        extends: true,
        test: {
          name: "api",
          include: ["e2e/api/**/*.spec.ts"],
          globalSetup: postgres,
          setupFiles: ["e2e/api/stop-servers.ts"],
        },
      },
    ],
  },
});
