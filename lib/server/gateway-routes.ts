import { env } from "@/lib/env";
import { handleGateway } from "@/lib/gateway/handler";
import { clientAddress } from "@/lib/net/client-address";
import { installation } from "./installation";

const handle = async (request: Request) =>
  handleGateway(await installation(), request, { ip: clientAddress(request.headers, env.onVercel) });

/** The gateway mounted in Next, where no server of ours stands in front of it. */
export const gatewayRoutes = {
  GET: handle,
  POST: handle,
  PUT: handle,
  PATCH: handle,
  DELETE: handle,
  OPTIONS: handle,
};
