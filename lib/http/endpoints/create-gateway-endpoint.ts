import { z } from "zod";
import type { Family, Serve } from "@/lib/gateway/family";
import { relay } from "@/lib/gateway/pipeline";
import type { Endpoint } from "@/lib/http/route";

/** Creates a gateway endpoint. `serve` authenticates the call and writes its usage record. */
export const createGatewayEndpoint = (declaration: Omit<Endpoint, "handle">, serve: Serve): Endpoint => ({
  ...declaration,
  handle: ({ services, request, arrival, params }) => serve(services, request, arrival, params),
});

/** Creates the endpoint of a family, which needs the family's scope. */
export const createFamilyEndpoint = (
  declaration: Omit<Endpoint, "handle" | "access">,
  family: Family,
  serve = relay(family),
): Endpoint =>
  createGatewayEndpoint(
    { output: z.looseObject({}), ...declaration, access: { scope: family.scope } },
    serve,
  );

/** The fields of a body that name the runtime. */
export const runtimeFields = {
  model: z
    .string()
    .optional()
    .meta({ description: "A runtime's name, its upstream model, or provider/model" }),
  runtime: z.string().optional(),
  runtimeId: z.union([z.string(), z.int()]).optional(),
};
