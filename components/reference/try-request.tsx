"use client";

import { useState } from "react";
import { Button } from "@/components/ui/buttons/button";
import { Card } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code/code-block";
import { Alert } from "@/components/ui/feedback/alert";
import { Field } from "@/components/ui/fields/field";
import { Input, Textarea } from "@/components/ui/fields/input";
import { PasswordInput } from "@/components/ui/fields/password-input";
import { Badge } from "@/components/ui/values/badge";
import { type Answer, type Draft, sendRequest } from "./send-request";

type Props = {
  method: string;
  path: string;
  needsKey: boolean;
  parameters: readonly { name: string; in: string; isRequired: boolean }[];
  /** The prefilled body in JSON, null for a request without one. */
  sampleBody: string | null;
};

/** Shows a form that sends the request to this installation, and its response. The key is not stored. */
export function TryRequest({ method, path, needsKey, parameters, sampleBody }: Props) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [isSending, setSending] = useState(false);
  const asked = parameters.filter((parameter) => parameter.in !== "header");
  const send = async (form: FormData) => {
    setSending(true);
    setAnswer(await sendRequest({ method, path }, toDraft(form, asked)));
    setSending(false);
  };
  return (
    <Card padded>
      <form
        className="grid gap-3.5"
        onSubmit={(event) => {
          event.preventDefault();
          void send(new FormData(event.currentTarget));
        }}
      >
        <RequestFields needsKey={needsKey} parameters={asked} sampleBody={sampleBody} />
        <div>
          <Button type="submit" variant="primary" icon="send" pending={isSending}>
            Send request
          </Button>
        </div>
      </form>
      {answer && <AnswerView answer={answer} />}
    </Card>
  );
}

function RequestFields({ needsKey, parameters, sampleBody }: Omit<Props, "method" | "path">) {
  return (
    <>
      {needsKey && (
        <Field label="API key" hint="Sent to this installation only, and forgotten when you leave the page.">
          {(control) => (
            <PasswordInput {...control} name="key" placeholder="sk_live_…" autoComplete="off" required />
          )}
        </Field>
      )}
      <div className="grid grid-cols-1 gap-3.5 empty:hidden sm:grid-cols-2">
        {parameters.map(({ name, isRequired, ...parameter }) => (
          <Field key={name} label={<code className="text-12">{name}</code>} optional={!isRequired}>
            {(control) => (
              <Input
                {...control}
                mono
                name={`${parameter.in}:${name}`}
                required={isRequired}
                autoComplete="off"
              />
            )}
          </Field>
        ))}
      </div>
      {sampleBody !== null && (
        <Field label="Body">
          {(control) => (
            <Textarea
              {...control}
              mono
              name="body"
              rows={Math.min(16, sampleBody.split("\n").length + 1)}
              spellCheck={false}
              defaultValue={sampleBody}
            />
          )}
        </Field>
      )}
    </>
  );
}

const toDraft = (form: FormData, parameters: Props["parameters"]): Draft => ({
  key: String(form.get("key") ?? ""),
  body: form.has("body") ? String(form.get("body")) : null,
  parameters: parameters.map(({ name, ...parameter }) => ({
    name,
    in: parameter.in,
    value: String(form.get(`${parameter.in}:${name}`) ?? ""),
  })),
});

function AnswerView({ answer }: { answer: Answer }) {
  if ("problem" in answer) {
    return (
      <Alert tone="red" role="alert" className="mt-4">
        {answer.problem}
      </Alert>
    );
  }
  const { status, statusText, milliseconds, text } = answer;
  return (
    <div className="mt-4 grid gap-2" aria-live="polite">
      <p className="flex items-center gap-2 text-12 text-ink-2">
        <Badge tone={status < 400 ? "green" : "red"} icon={status < 400 ? "check" : "x"}>
          {status} {statusText}
        </Badge>
        {milliseconds} ms
      </p>
      <CodeBlock samples={[{ label: "Response", text }]} copyLabel="Copy response" />
    </div>
  );
}
