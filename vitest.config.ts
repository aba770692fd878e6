import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = { "@": fileURLToPath(new URL(".", import.meta.url)) };
const sources = "{app,lib,components,db,scripts,e2e}";
const databaseTests = ["**/*.db.test.ts", "**/*.pg.test.ts"];

export default defineConfig({
  resolve: { alias },
  test: {
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: [`${sources}/**/*.test.{ts,tsx,mjs}`],
          exclude: ["**/node_modules/**", ...databaseTests],
        },
      },
    ],
  },
});
