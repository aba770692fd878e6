import { fileURLToPath } from "node:url";

process.env.NODE_ENV = "production";

const { migrate } = await import("../dist/server/migrate.mjs");
await migrate(fileURLToPath(new URL("..", import.meta.url)));
process.exit(0);
