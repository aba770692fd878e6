import { readdirSync } from "node:fs";
import path from "node:path";

const app = path.resolve(import.meta.dirname, "../../app");

/** A route handler of the app: its path with parameters as Next writes them, and its file. */
export type RouteFile = { path: string; file: string };

/** Every route handler below `app`, the sign-in library's own left out. */
export const routeFiles: RouteFile[] = readdirSync(app, { recursive: true, encoding: "utf8" })
  .filter((name) => path.basename(name) === "route.ts" && !name.includes("api/auth/"))
  .map((name) => ({ path: pathOf(name), file: path.join(app, name) }))
  .sort((one, other) => one.path.localeCompare(other.path));

/** Those that serve one path, with a parameter for each variable segment, not whatever lies below. */
export const endpointFiles = routeFiles.filter((route) => !route.path.includes("[..."));

/** The path of a handler's file: groups leave no segment. */
function pathOf(name: string): string {
  const segments = path.dirname(name).split(path.sep);
  return `/${segments.filter((segment) => !/^\(.*\)$/.test(segment)).join("/")}`;
}
