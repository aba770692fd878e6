"use client";

import { type FormEvent, useState } from "react";
import type { Runtime } from "@/components/runtimes/types";
import { Button } from "@/components/ui/buttons/button";
import { Alert } from "@/components/ui/feedback/alert";
import { Field } from "@/components/ui/fields/field";
import { Textarea } from "@/components/ui/fields/input";
import { TextField } from "@/components/ui/fields/text-field";
import { duration } from "@/components/ui/values/format";
import { type Trial, useTrial } from "./use-trial";

const PROMPT = "Say hello in one sentence.";

type Props = { organization: string; runtime: Pick<Runtime, "id" | "enabled" | "upstreamModel"> };

/** Shows a form that sends a prompt to a runtime, and the streamed answer or the gateway's refusal. */
export function TryRuntime({ organization, runtime: { id, enabled, upstreamModel } }: Props) {
  const [prompt, setPrompt] = useState(PROMPT);
  const [model, setModel] = useState("");
  const { trial, send, stop, isRunning } = useTrial(`/orgs/${organization}/runtimes/${id}/try`);
  if (!enabled) return <p className="text-13 text-ink-2">Enable the runtime to send it a prompt.</p>;
  const isComplete = prompt.trim() !== "" && (upstreamModel !== null || model.trim() !== "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isComplete && !isRunning) void send(prompt, upstreamModel === null ? model.trim() : null);
  };
  return (
    <form className="grid grid-cols-1 gap-3" onSubmit={submit}>
      {upstreamModel === null && (
        <TextField
          label="Model"
          mono
          value={model}
          placeholder="gpt-4.1-mini"
          onChange={(event) => setModel(event.target.value)}
        />
      )}
      <Field label="Prompt" hint="Sent without an API key. The request is recorded under your name.">
        {(control) => (
          <Textarea {...control} value={prompt} onChange={(event) => setPrompt(event.target.value)} />
        )}
      </Field>
      <div className="flex min-w-0 items-center gap-2">
        {isRunning ? (
          <Button size="s" onClick={stop}>
            Stop
          </Button>
        ) : (
          <Button size="s" type="submit" variant="primary" icon="send" disabled={!isComplete}>
            Send
          </Button>
        )}
        {trial && <Outcome trial={trial} />}
      </div>
      {trial?.text && (
        <div
          className="rounded-8 border border-line bg-sunken px-3.5 py-3 text-13 whitespace-pre-wrap wrap-anywhere"
          dir="auto"
          aria-live="polite"
          aria-busy={isRunning}
        >
          {trial.text}
        </div>
      )}
      {trial?.refusal && <Refused refusal={trial.refusal} />}
    </form>
  );
}

function Outcome({ trial: { durationMs, refusal, isStopped } }: { trial: Trial }) {
  if (refusal) return null;
  const words =
    durationMs === null
      ? "Waiting for the answer…"
      : isStopped
        ? "Stopped."
        : `Answered in ${duration(durationMs)}.`;
  return (
    <span className="text-12 text-ink-3" role="status">
      {words}
    </span>
  );
}

function Refused({ refusal: { status, code, message } }: { refusal: NonNullable<Trial["refusal"]> }) {
  const what = [status, code].filter(Boolean).join(" ");
  return (
    <Alert tone="red" role="alert" strong={what && <code className="font-mono text-[0.923em]">{what}</code>}>
      {message.endsWith(".") ? message : `${message}.`}
    </Alert>
  );
}
