import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = { "@": fileURLToPath(new URL(".", import.meta.url)) };
const sources = "{app,lib,components,db,demo,server,scripts,e2e}/**";
const everyRound = process.env.ROUNDS === "all";
const postgres = ["scripts/postgres-setup.ts"];
/** For tests that wait for servers: two files at once leave a fifth of two processors idle. */
const waiting = { maxWorkers: 3, sequence: { groupOrder: 1 } };

/**
 * The tests that depend on the database driver: prepared statements, batches, transactions, locks, constraint
 * errors, keyset pages over times and arrays, and aggregates.
 */
const driverTests = [
  "lib/access/**/*.db.test.ts",
  "lib/auth/{sessions,sign-in}.db.test.ts",
  "lib/auth/second-factor/*.db.test.ts",
  "lib/organizations/**/*.db.test.ts",
  "lib/keys/operations/list-keys.db.test.ts",
  "lib/usage/**/*.db.test.ts",
];

/**
 * The test projects. `unit` needs no services, `operations` an embedded database. `neon` repeats the
 * driver-dependent tests of `operations` with Neon's driver on a PostgreSQL server. `concurrency` needs a
 * PostgreSQL server, `api` also a build.
 */
export default defineConfig({
  resolve: { alias },
  test: {
    maxWorkers: 2,
    // Files share modules: to load them again for each file takes half of the time.
    isolate: false,
    // The projects, and later runs, share transformed modules.
    experimental: { fsModuleCache: true },
    // It imports next/* without file extensions, which only a bundler resolves.
    server: { deps: { inline: ["next-auth"] } },
    // Long, so that tests do not fail on slow machines.
    testTimeout: everyRound ? 1_800_000 : 120_000,
    hookTimeout: 120_000,
    // Longer than the second after which usage is written.
    expect: { poll: { timeout: 15_000 } },
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
          globalSetup: "e2e/support/template-setup.ts",
        },
      },
      {
        extends: true,
        test: {
          ...waiting,
          name: "neon",
          include: driverTests,
          globalSetup: postgres,
          setupFiles: ["e2e/support/neon.ts"],
          provide: { neon: true, everyRound },
        },
      },
      {
        extends: true,
        test: {
          ...waiting,
          name: "concurrency",
          include: [`${sources}/*.pg.test.ts`],
          globalSetup: postgres,
        },
      },
      {
        extends: true,
        test: {
          ...waiting,
          name: "api",
          include: ["e2e/api/**/*.spec.ts"],
          globalSetup: [...postgres, "e2e/support/shared-server.ts"],
          setupFiles: ["e2e/api/stop-servers.ts"],
        },
      },
    ],
  },
});
