import { fileURLToPath } from "node:url";
import nextEnv from "@next/env";

Object.assign(process.env, { NODE_ENV: "production" });
const root = fileURLToPath(new URL("..", import.meta.url));
nextEnv.loadEnvConfig(root, false, { info: () => undefined, error: console.error });

/** @type {typeof import("../lib/boot/create-reset-link")} */
const { createResetLink } = await import(
  new URL("../dist/lib/boot/create-reset-link.mjs", import.meta.url).href
);
process.exit(await createResetLink(process.argv[2] ?? ""));
