import { fileURLToPath } from "node:url";
import nextEnv from "@next/env";

Object.assign(process.env, { NODE_ENV: "production" });
const root = fileURLToPath(new URL("..", import.meta.url));
nextEnv.loadEnvConfig(root, false, { info: () => undefined, error: console.error });

/** @type {typeof import("../lib/boot/verify-audit-logs")} */
const { verifyAuditLogs } = await import(
  new URL("../dist/lib/boot/verify-audit-logs.mjs", import.meta.url).href
);
process.exit(await verifyAuditLogs());
