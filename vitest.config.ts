import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = { "@": fileURLToPath(new URL(".", import.meta.url)) };
const sources = "{app,lib,components,db,server,scripts,e2e}/**";
const everyRound = process.env.ROUNDS === "all";
const postgres = ["scripts/postgres-setup.ts"];

/**
 * What depends on the database driver: prepared statements and batches, transactions and locks, the errors of
 * constraints, keyset pages over times and arrays, and aggregates.
 */
const ofDriver = [
  "lib/access/**/*.db.test.ts",
  "lib/auth/**/*.db.test.ts",
  "lib/organizations/**/*.db.test.ts",
  "lib/keys/operations/list-keys.db.test.ts",
  "lib/usage/**/*.db.test.ts",
];

/**
 * `unit` needs nothing, `operations` an embedded database. `neon` repeats the operations that depend on the driver on a
 * PostgreSQL server through Neon's driver. `concurrency` needs a PostgreSQL server, `api` also a build.
 */
export default defineConfig({
  resolve: { alias },
  test: {
    maxWorkers: 2,
    // Its imports of next/* have no file ending, which only a bundler resolves.
    server: { deps: { inline: ["next-auth"] } },
    // Generous, since a slow machine is no defect.
    testTimeout: everyRound ? 1_800_000 : 120_000,
    hookTimeout: 120_000,
    provide: { everyRound },
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
          name: "neon",
          include: ofDriver,
          globalSetup: postgres,
          setupFiles: ["e2e/support/neon.ts"],
          provide: { neon: true, everyRound },
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
          globalSetup: [...postgres, "e2e/support/shared-server.ts"],
          setupFiles: ["e2e/api/stop-servers.ts"],
        },
      },
    ],
  },
});
