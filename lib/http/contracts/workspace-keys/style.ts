import type { Style } from "@/lib/http/route";

/** The wire names that are not our field names. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ["bucketCount", "bucket_count"],
  ["aiLlmCount", "aillm_count"],
]);

/**
 * The style of the workspace provider keys contract: camelCase, and `success` and `message` beside the error
 * envelope. Its clients send the text `undefined` for parameters without a value.
 */
export const workspaceKeysStyle: Style = {
  names: (name) => NAMES.get(name) ?? name,
  absent: "undefined",
  beside: (message) => ({ success: false, message }),
};
