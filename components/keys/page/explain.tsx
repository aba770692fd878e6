import { checkWords } from "@/components/keys/page/check-words";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Note } from "@/components/ui/note";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { Trace } from "@/components/ui/trace";

export type Question = { scope: string; model: string; ip: string; project: string };

export type Verdict = {
  valid: boolean;
  code?: string | null;
  message?: string | null;
  trace: { check: string; outcome: string; rule: string | null; seen: string | null }[];
};

type Props = {
  question: Question;
  scopes: string[];
  projects: { value: string; label: string }[];
  /** Null before anything was asked. */
  verdict: Verdict | null;
  /** What was wrong with the question. */
  problem?: string;
};

/** A described request, and what the key's checks make of it; the question stands in the address. */
export function Explain({ question, scopes, projects, verdict, problem }: Props) {
  return (
    <div className="stack gap-5">
      <form method="get" className="card fields-3 items-end p-4" aria-label="Request to explain">
        <input type="hidden" name="tab" value="explain" />
        <Field label="Scope">
          {(control) => (
            <Select
              {...control}
              name="scope"
              defaultValue={question.scope}
              options={[
                { value: "", label: "Any" },
                ...scopes.map((scope) => ({ value: scope, label: scope })),
              ]}
            />
          )}
        </Field>
        <TextField
          label="Model or runtime"
          name="model"
          mono
          defaultValue={question.model}
          placeholder="gpt-4.1-mini"
        />
        <TextField label="IP" name="ip" mono defaultValue={question.ip} placeholder="203.0.113.24" />
        <Field label="Project">
          {(control) => (
            <Select
              {...control}
              name="project"
              defaultValue={question.project}
              options={[{ value: "", label: "None named" }, ...projects]}
            />
          )}
        </Field>
        <div>
          <Button type="submit" variant="primary">
            Explain
          </Button>
        </div>
      </form>
      {problem && <Note tone="red">{problem}</Note>}
      {verdict && <Decision verdict={verdict} />}
      <p className="help">Explain runs the same checks as the gateway and counts nothing.</p>
    </div>
  );
}

const OUTCOMES: Record<string, "pass" | "deny" | "skip"> = {
  pass: "pass",
  deny: "deny",
  not_applicable: "pass",
};

const CHECKS: Record<string, string> = {
  ip: "IP",
  day: "Daily limit",
  minute: "Minute limit",
};

function Decision({ verdict }: { verdict: Verdict }) {
  const { valid, code, message, trace } = verdict;
  return (
    <Card>
      <div className="border-line border-b p-4">
        <Note tone={valid ? "green" : "red"} strong={valid ? "Allowed." : `Denied: ${message}.`}>
          {valid ? "Every check passes." : <code className="mono">{code}</code>}
        </Note>
      </div>
      <Trace
        steps={trace.map(({ check, outcome, rule, seen }) => ({
          check: CHECKS[check] ?? check.charAt(0).toUpperCase() + check.slice(1),
          outcome: OUTCOMES[outcome] ?? "skip",
          ...checkWords(check, outcome, rule, seen),
        }))}
      />
    </Card>
  );
}
