import { invalidField } from "@/lib/core/errors/errors";
import { text } from "@/lib/core/input/codecs";
import type { Context } from "@/lib/core/operations/context";

/** The URL that deliveries are sent to. */
export const targetUrl = text(2_048)
  .min(1, "Enter a URL")
  .refine((url) => url === "" || isTargetUrl(url), "Use an https URL without user or fragment");

function isTargetUrl(text: string): boolean {
  if (!/^https?:\/\//i.test(text) || /[#\\\s]/.test(text) || !URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return !username && !password;
}

/**
 * Checks that a URL has https. Only private addresses are called over http, where they are allowed.
 * @throws INVALID_REQUEST at the field.
 */
export function checkTargetUrl({ allowPrivateUpstreams }: Context, url: string | undefined, field: string) {
  if (url === undefined || allowPrivateUpstreams || new URL(url).protocol === "https:") return;
  throw invalidField(field, "Use an https URL");
}
