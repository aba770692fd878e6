"use client";

import { useState } from "react";
import { z } from "zod";
import { Button } from "@/components/ui/buttons/button";
import { Alert } from "@/components/ui/feedback/alert";

const QUESTION = "Say hello in one sentence.";

const completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
});
const refusal = z.object({ error: z.object({ message: z.string(), code: z.string().nullish() }) });

type Answer = { text: string } | { problem: string };

type Props = {
  /** The gateway's base URL. */
  baseUrl: string;
  /** The runtime that the request names. */
  model: string;
  /** The new secret. It is sent to the gateway and is not stored. */
  secret: string;
};

/** Shows a button that sends a chat request with the new key, then the answer of the model. */
export function TestRequest({ baseUrl, model, secret }: Props) {
  const [pending, setPending] = useState(false);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const send = async () => {
    setPending(true);
    setAnswer(await ask(baseUrl, model, secret));
    setPending(false);
  };
  return (
    <div className="grid grid-cols-1 gap-2" aria-live="polite">
      <div className="flex items-center justify-between gap-2">
        <p className="min-w-0 text-13 text-ink-2 wrap-anywhere">
          Ask {model}: “{QUESTION}”
        </p>
        <Button pending={pending} onClick={send}>
          {answer ? "Send again" : "Send test request"}
        </Button>
      </div>
      {answer && "text" in answer && (
        <Alert tone="green" strong={`${model} answered:`}>
          {answer.text}
        </Alert>
      )}
      {answer && "problem" in answer && (
        <Alert tone="red" strong="The request failed.">
          {answer.problem}
        </Alert>
      )}
    </div>
  );
}

async function ask(baseUrl: string, model: string, secret: string): Promise<Answer> {
  try {
    // Uses the origin of this page, since the host of the base URL may differ.
    const response = await fetch(`${new URL(baseUrl).pathname}/chat/completions`, {
      method: "POST",
      credentials: "omit",
      headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
      body: JSON.stringify({ model, messages: [{ role: "user", content: QUESTION }] }),
    });
    return toAnswer(response.status, await response.json());
  } catch {
    return { problem: "No answer from the gateway. Check your connection and try again." };
  }
}

function toAnswer(status: number, body: unknown): Answer {
  const answered = completion.safeParse(body).data?.choices[0]?.message.content;
  if (answered !== undefined) return { text: answered };
  const error = refusal.safeParse(body).data?.error;
  if (!error) return { problem: `The gateway answered with status ${status}.` };
  return { problem: `${error.message}${error.code ? ` (${error.code})` : ""}` };
}
