import { fileURLToPath } from "node:url";

Object.assign(process.env, { NODE_ENV: "production" });

/** @type {typeof import("../server/migrate")} */
const { migrate } = await import(new URL("../dist/server/migrate.mjs", import.meta.url).href);
await migrate(fileURLToPath(new URL("..", import.meta.url)));
process.exit(0);
