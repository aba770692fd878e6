import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Operation } from "@/lib/core/operations/operation";

const lib = path.resolve(import.meta.dirname, "../../lib");

/** Loads every operation that `lib` exports, by export name. */
export async function loadOperations(): Promise<Map<string, Operation>> {
  const files = readdirSync(lib, { recursive: true, encoding: "utf8" })
    .filter((file) => /(?<!\.test|\.d)\.ts$/.test(file) && !/^(next|boot|core)\//.test(file))
    .map((file) => path.join(lib, file))
    .filter((file) => /from "@?[\w./]*\/core\/operations\/operation"/.test(readFileSync(file, "utf8")));
  const modules = await Promise.all(files.map((file): Promise<object> => import(file)));
  return new Map(modules.flatMap((module) => Object.entries(module).filter(isOperation)));
}

const isOperation = (entry: [string, unknown]): entry is [string, Operation] => {
  const [, value] = entry;
  return typeof value === "object" && value !== null && "execute" in value && "allowed" in value;
};
