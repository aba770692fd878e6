import { headers } from "next/headers";
import { publicOrigin } from "@/lib/auth/origin";
import { env } from "@/lib/env";

/** The base URL that applications put into their SDK. */
export async function gatewayUrl(): Promise<string> {
  return `${publicOrigin(await headers(), env.appUrl)}/v1`;
}
