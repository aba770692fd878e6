import { Decision } from "@/components/keys/page/explain/decision";
import { Explain, type Question } from "@/components/keys/page/explain/explain";
import { RemediationCard } from "@/components/keys/page/overview/remediation-card";
import type { KeyPageView } from "@/components/keys/page/params";
import { ERRORS } from "@/lib/core/errors/errors";
import { SCOPES } from "@/lib/core/operations/scopes";
import { loadExplanation, loadKey, loadProjectChoice, type TabProps } from "./loader";

/** Shows the decision on the request that the URL describes. */
export async function ExplainTab({ org, id, view }: TabProps) {
  const question = toQuestion(view);
  const [{ key, projects, writable }, choice, { verdict, problem }] = await Promise.all([
    loadKey(org, id),
    loadProjectChoice(org, question.project),
    hasQuestion(view) ? loadExplanation(org, id, question) : NO_EXPLANATION,
  ]);
  const known: string[] = SCOPES.map(({ name }) => name);
  const denied = verdict?.trace.find(({ outcome }) => outcome === "deny");
  return (
    <div className="grid grid-cols-1 gap-5">
      <Explain
        href={`/orgs/${org}/keys/${id}`}
        question={question}
        scopes={[...key.scopes, ...known.filter((scope) => !key.scopes.includes(scope))]}
        projects={choice}
        problem={problem}
      />
      <div
        aria-live="polite"
        className="grid grid-cols-1 items-start gap-5 empty:hidden min-[1121px]:grid-cols-[minmax(0,1fr)_348px]"
      >
        {verdict && (
          <Decision
            valid={verdict.valid}
            answer={toAnswer(verdict)}
            denylist={key.modelDenylist}
            trace={verdict.trace.map((step) => withName(step, projects))}
          />
        )}
        {verdict && denied && <RemediationCard of={key} denied={denied} writable={writable} />}
      </div>
      <p className="text-12 text-ink-3">Explain runs the same checks as the gateway and counts nothing.</p>
    </div>
  );
}

const NO_EXPLANATION = { verdict: null, problem: undefined };

const toQuestion = ({ scope, model, ip, project }: KeyPageView): Question => ({
  scope: scope?.trim() ?? "",
  model: model?.trim() ?? "",
  ip: ip?.trim() ?? "",
  project: project?.trim() ?? "",
});

const hasQuestion = ({ scope, model, ip, project }: KeyPageView) =>
  [scope, model, ip, project].some((value) => value !== null);

const STATUSES = new Map<string, number>(Object.entries(ERRORS).map(([code, { status }]) => [code, status]));

function toAnswer({ code, message }: { code?: string | undefined; message?: string | undefined }) {
  if (!code || !message) return null;
  return { status: STATUSES.get(code) ?? 403, code, message };
}

/** Replaces the project's id in a project check with its name. */
function withName<Step extends { check: string; seen: string | null }>(
  step: Step,
  projects: { id: string; name: string }[],
): Step {
  const project = step.check === "project" && projects.find(({ id }) => id === step.seen);
  return project ? { ...step, seen: project.name } : step;
}
