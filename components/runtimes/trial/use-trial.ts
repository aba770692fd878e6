import { useEffect, useRef, useState } from "react";
import { noAnswer } from "@/components/forms/no-answer";
import type { Refusal } from "./read-chat";

export type Trial = {
  text: string;
  refusal: Refusal | null;
  /** The time from the request to the end of the answer, in milliseconds. Null while it runs. */
  durationMs: number | null;
  /** Whether the person stopped it. */
  isStopped: boolean;
};

/** Sends prompts to a runtime as the signed-in person, and reads the streamed answer. */
export function useTrial(address: string) {
  const [trial, setTrial] = useState<Trial | null>(null);
  const running = useRef<AbortController | null>(null);
  const stop = () => running.current?.abort();
  useEffect(() => () => running.current?.abort(), []);

  const send = async (prompt: string, model: string | null) => {
    const controller = new AbortController();
    running.current = controller;
    const startedAt = performance.now();
    setTrial({ text: "", refusal: null, durationMs: null, isStopped: false });
    const append = (more: string) => setTrial((before) => before && { ...before, text: before.text + more });
    const messages = [{ role: "user", content: prompt }];
    let refusal: Refusal | null = null;
    try {
      const response = await fetch(address, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ ...(model && { model }), messages, stream: true }),
        signal: controller.signal,
      });
      const { readChat } = await import("./read-chat");
      refusal = await readChat(response, append);
    } catch {
      const { code, message } = noAnswer().error;
      if (!controller.signal.aborted) refusal = { status: null, code, message };
    }
    const durationMs = performance.now() - startedAt;
    const isStopped = controller.signal.aborted;
    setTrial((before) => before && { ...before, refusal, durationMs, isStopped });
  };
  return { trial, send, stop, isRunning: trial !== null && trial.durationMs === null };
}
