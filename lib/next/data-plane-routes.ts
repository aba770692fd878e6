import { after } from "next/server";
import type { CallServices } from "@/lib/access/call";
import { getServices } from "@/lib/boot/services";
import { env } from "@/lib/env";
import { clientAddress } from "@/lib/net/client-address";

type Handle = (services: CallServices, request: Request, facts: { ip: string | null }) => Promise<Response>;

/**
 * A handler of the data plane mounted in Next, where no server of ours stands in front of it. Where the platform
 * freezes processes between requests, what waits to be written is written after each answer.
 */
export function dataPlaneRoutes(handle: Handle) {
  const serve = async (request: Request) => {
    const services = await getServices();
    if (env.onVercel) after(() => services.recorder.flush());
    return handle(services, request, { ip: clientAddress(request.headers, env.onVercel) });
  };
  return { GET: serve, POST: serve, PUT: serve, PATCH: serve, DELETE: serve, OPTIONS: serve };
}
