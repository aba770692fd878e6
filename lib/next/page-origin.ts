import { headers } from "next/headers";
import { publicOrigin } from "@/lib/auth/origin";
import { env } from "@/lib/env";

/** Returns the public origin of the page's request, for links and code samples. */
export const getPageOrigin = async (): Promise<string> => publicOrigin(await headers(), env.appUrl);
