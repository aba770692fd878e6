"use client";

import { useRef } from "react";
import type { Result } from "@/lib/core/action-result";
import { noAnswer } from "./no-answer";

const SAVED_BEFORE = "The first try was saved. Close this dialog and check the list before you try again.";

/**
 * Returns a function that calls a server action with an idempotency token. After a call without an answer,
 * the next call sends that token again, so that the server creates no second record.
 */
export function useToken() {
  const token = useRef<string | null>(null);
  return async <Data>(run: (token: string) => Promise<Result<Data>>): Promise<Result<Data>> => {
    token.current ??= createToken();
    const result = await run(token.current).catch(noAnswer);
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
