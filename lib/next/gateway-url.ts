import { headers } from "next/headers";
import { publicOrigin } from "@/lib/auth/origin";
import { env } from "@/lib/env";

/** Returns the base URL of the gateway, which applications set in their SDK. */
export async function gatewayUrl(): Promise<string> {
  return `${publicOrigin(await headers(), env.appUrl)}/v1`;
}
