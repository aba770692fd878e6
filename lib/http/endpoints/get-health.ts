import { z } from "zod";
import type { Endpoint } from "@/lib/http/route";
import { jsonResponse } from "@/lib/net/json-response";

/** Answers 200 when the database answers. */
export const getHealth: Endpoint = {
  name: "service.getHealth",
  title: "Get the service's health",
  access: "public",
  output: z.object({ status: z.literal("ok") }),
  handle: async ({ services }) => {
    await services.engine.run({ name: "check_health", text: "select 1" }, []);
    return jsonResponse({ status: "ok" });
  },
};
