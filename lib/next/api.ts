import { after } from "next/server";
import { getServices } from "@/lib/boot/services";
import { env } from "@/lib/env";
import { dispatch } from "@/lib/http/dispatcher";
import { clientAddress } from "@/lib/next/client-address";

/**
 * The route handlers of an API prefix in Next. They are used without our own server: in `next dev` and on
 * Vercel.
 */
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
  // On Vercel the process is suspended after the response, so usage records are written before that.
  if (env.onVercel) after(() => services.recorder.flush());
  return dispatch(services, request, { ip: clientAddress(request.headers, env.onVercel), later: after });
}
