import type { Run } from "./types";

/** Returns who started a run: the key's name, or that a person did in the console. */
export function toRunStarter({ keyId, keyName }: Pick<Run, "keyId" | "keyName">): string {
  if (keyId === null) return "A person, in the console";
  return keyName ?? "Deleted key";
}
