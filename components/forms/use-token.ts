"use client";

import { useRef } from "react";
import type { Result } from "@/lib/core/errors/action-result";
import { noAnswer } from "./no-answer";
import { useStepUp } from "./use-step-up";

const SAVED_BEFORE = "The first try was saved. Close this dialog and check the list before you try again.";

/**
 * Returns a function that calls a server action with an idempotency token. After a call without an answer,
 * the next call sends that token again, so that the server creates no second record. Asks for the person's
 * password if the action needs it.
 */
export function useToken() {
  const token = useRef<string | null>(null);
  const withStepUp = useStepUp();
  return async <Data>(run: (token: string) => Promise<Result<Data>>): Promise<Result<Data>> => {
    const sent = token.current ?? createToken();
    token.current = sent;
    const result = await withStepUp(() => run(sent)).catch(noAnswer);
    if (result.ok || result.error.code !== "NO_ANSWER") token.current = null;
    if (result.ok || result.error.code !== "IDEMPOTENCY_MISMATCH") return result;
    return { ok: false, error: { ...result.error, message: SAVED_BEFORE } };
  };
}

/** Returns 128 random bits in hex. `crypto.randomUUID` is missing on plain HTTP. */
const createToken = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );
