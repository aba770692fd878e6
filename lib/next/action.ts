import { refresh } from "next/cache";
import { headers } from "next/headers";
import type { z } from "zod";
import { publicOrigin, refuseForeign } from "@/lib/auth/origin";
import type { Session } from "@/lib/auth/sessions";
import { getServices } from "@/lib/boot/services";
import type { ActionError, FormState, Result } from "@/lib/core/errors/action-result";
import { AppError, invalidField, notFound } from "@/lib/core/errors/errors";
import { toAppError } from "@/lib/core/errors/to-app-error";
import { refuseUnstorable } from "@/lib/core/input/body";
import { parseForm, toFormValues } from "@/lib/core/input/form";
import type { Context, RequestFacts } from "@/lib/core/operations/context";
import type { Operation } from "@/lib/core/operations/operation";
import { env } from "@/lib/env";

import { requestFacts } from "./request";
import { accountContext, currentSession, memberContext } from "./session";

type Open = (session: Session, request: RequestFacts) => Promise<Context>;

const inOrganization =
  (organization: string): Open =>
  async (session, request) => {
    const ctx = await memberContext(session, organization, request);
    if (!ctx) throw notFound();
    return ctx;
  };

/**
 * Creates the server action of an operation. It takes the organization's slug and the input. Input and output
 * are in JSON form. A repeated call with the same token returns the first result again.
 */
export function action<Input extends z.ZodType, Output extends z.ZodType>(
  operation: Operation<Input, Output>,
) {
  return async (
    organization: string,
    input: z.input<Input>,
    token?: string,
  ): Promise<Result<z.input<Output>>> => perform(operation, inOrganization(organization), () => input, token);
}

/** Creates the server action of a form about the person's own account. */
export function accountAction<Input extends z.ZodType, Output extends z.ZodType>(
  operation: Operation<Input, Output>,
  secrets: readonly string[] = [],
) {
  return async (
    _previous: FormState<z.input<Output>>,
    form: FormData,
  ): Promise<FormState<z.input<Output>>> => {
    const result = await perform(operation, accountContext, () => parseForm(operation.input, form));
    return formState(result, form, secrets);
  };
}

/** Returns the state of a submitted form: its data, or the error and the entered values. */
export const formState = <Data>(
  result: Result<Data>,
  form: FormData,
  secrets: readonly string[],
): FormState<Data> =>
  result.ok
    ? { data: result.data, error: null, values: {} }
    : { data: null, error: result.error, values: toFormValues(form, secrets) };

function perform<Input extends z.ZodType, Output extends z.ZodType>(
  operation: Operation<Input, Output>,
  open: Open,
  read: () => unknown,
  token?: string,
): Promise<Result<z.input<Output>>> {
  return runAction(operation.name, async (request) => {
    const session = await currentSession();
    if (!session) throw signedOut();
    const idempotency = parseToken(operation.name, token);
    const ctx = await open(session, { ...request, idempotency });
    const data = await operation.execute(ctx, toJson(read()));
    if (operation.kind !== "query") refresh();
    return data;
  });
}

/**
 * Runs the work of an action. Checks first that one of our own pages sent it, and returns errors in the form
 * that pages show. `name` is for the log.
 */
export async function runAction<Data>(
  name: string,
  work: (request: RequestFacts) => Promise<Data>,
): Promise<Result<Data>> {
  const { log } = await getServices();
  const request = await requestFacts();
  const startedAt = performance.now();
  const note = (status: number, code?: string) =>
    log.info("action", {
      requestId: request.id,
      route: name,
      status,
      code,
      durationMs: Math.round(performance.now() - startedAt),
    });
  try {
    const sent = await headers();
    refuseForeign(sent, publicOrigin(sent, env.appUrl));
    const data = await work(request);
    note(200);
    return { ok: true, data };
  } catch (failure) {
    const error = toAppError(failure, request.id, log);
    note(error.status, error.code);
    return { ok: false, error: actionError(error, request.id) };
  }
}

const actionError = (
  { code, message, reason, param, fields = [] }: AppError,
  requestId: string,
): ActionError => ({
  code,
  message,
  reason,
  param,
  fields,
  requestId,
});

const signedOut = () =>
  new AppError("UNAUTHORIZED", { message: "Your session has ended. Sign in again", reason: "session" });

const TOKEN = /^[0-9a-f]{32}$/;

/**
 * Parses the token of a repeatable call.
 * @throws INVALID_REQUEST when it is not 32 hex digits.
 */
function parseToken(route: string, token: unknown): RequestFacts["idempotency"] {
  if (token === undefined) return null;
  if (typeof token !== "string" || !TOKEN.test(token)) throw invalidField("token", "Invalid token");
  return { route, key: token };
}

/**
 * Returns an input as plain JSON, `{}` when it is undefined.
 * @throws INVALID_REQUEST when it cannot be stored.
 */
function toJson(input: unknown): unknown {
  refuseUnstorable(input);
  return input === undefined ? {} : JSON.parse(JSON.stringify(input));
}
