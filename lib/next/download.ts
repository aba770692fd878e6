import { getServices } from "@/lib/boot/services";
import { toAppError } from "@/lib/core/errors/to-app-error";
import type { Context } from "@/lib/core/operations/context";
import { errorResponse, withCommonHeaders } from "@/lib/http/envelope";
import { pageContext } from "./session";

/**
 * Answers a download of the signed-in person with the response of `create`, or with the error of the API.
 * Leads to the sign-in page without a session, and is a 404 for people who are not members.
 */
export async function download(
  organization: string,
  create: (ctx: Context) => Promise<Response>,
): Promise<Response> {
  const ctx = await pageContext(organization);
  const { id } = ctx.request;
  try {
    return withCommonHeaders(await create(ctx), id);
  } catch (failure) {
    const { log } = await getServices();
    return errorResponse(toAppError(failure, id, log), id);
  }
}
