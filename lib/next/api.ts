import { after } from "next/server";
import { getServices } from "@/lib/boot/services";
import { env } from "@/lib/env";
import { dispatch } from "@/lib/http/dispatcher";
import { clientAddress } from "@/lib/next/client-address";

/** The handlers of an API prefix in Next, where our own server does not stand in front: `next dev`, Vercel. */
export const apiHandlers = {
  GET: serve,
  POST: serve,
  PUT: serve,
  PATCH: serve,
  DELETE: serve,
  OPTIONS: serve,
};

async function serve(request: Request): Promise<Response> {
  const services = await getServices();
  // The platform freezes the process after the answer, so records are written before.
  if (env.onVercel) after(() => services.recorder.flush());
  return dispatch(services, request, { ip: clientAddress(request.headers, env.onVercel), later: after });
}
