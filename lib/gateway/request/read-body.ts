import type { ByteLease } from "@/lib/core/byte-budget";
import type { Family } from "@/lib/gateway/family";
import { type JsonBody, type ReadValues, readJsonBody } from "./read-json-body";

/** The body of a request, with the values of the fields that the gateway reads. */
export type RequestBody = JsonBody | { type: "none"; values: ReadValues };

/**
 * Reads the body of a request as its endpoint family requires.
 * @throws the errors of `readJsonBody`.
 */
export async function readBody(
  request: Request,
  { body, outputCeilingFields }: Pick<Family, "body" | "outputCeilingFields">,
  lease: ByteLease,
): Promise<RequestBody> {
  return body === "none" ? { type: "none", values: {} } : readJsonBody(request, lease, outputCeilingFields);
}

/** Returns the size of a body in bytes. */
export const toBodySize = (body: RequestBody): number => (body.type === "none" ? 0 : body.bytes.length);
