import { findProjects } from "@/app/actions/search";
import { Decision } from "@/components/keys/page/decision";
import { Explain, type Question } from "@/components/keys/page/explain";
import type { KeyPageView } from "@/components/keys/page/params";
import { RemediationCard } from "@/components/keys/page/remediation-card";
import { AppError, ERRORS } from "@/lib/core/errors";
import { SCOPES } from "@/lib/core/scopes";
import { isId } from "@/lib/core/slug";
import { explainKey } from "@/lib/keys/insights/explain";
import { readProjects, readTree } from "../../tree";
import { readPageOfKey, type TabProps } from "./key";

/** What would become of a request that the address describes. */
export async function ExplainTab({ org, id, view }: TabProps) {
  const { ctx, key, projects, writable } = await readPageOfKey(org, id);
  const question = toQuestion(view);
  const { verdict, problem } = isAsked(view) ? await loadAnswer(ctx, id, question) : UNASKED;
  const known: string[] = SCOPES.map(({ name }) => name);
  const denied = verdict?.trace.find(({ outcome }) => outcome === "deny");
  return (
    <div className="grid grid-cols-1 gap-5">
      <Explain
        question={question}
        scopes={[...key.scopes, ...known.filter((scope) => !key.scopes.includes(scope))]}
        projects={await loadProjects(org, question.project)}
        problem={problem}
      />
      {verdict && (
        <div className="grid grid-cols-1 items-start gap-5 min-[1121px]:grid-cols-[minmax(0,1fr)_348px]">
          <Decision
            valid={verdict.valid}
            answer={toAnswer(verdict)}
            trace={verdict.trace.map((step) => withName(step, projects))}
          />
          {denied && <RemediationCard of={key} denied={denied} writable={writable} />}
        </div>
      )}
      <p className="text-12 text-ink-3">Explain runs the same checks as the gateway and counts nothing.</p>
    </div>
  );
}

const UNASKED = { verdict: null, problem: undefined };

const toQuestion = ({ scope, model, ip, project }: KeyPageView): Question => ({
  scope: scope?.trim() ?? "",
  model: model?.trim() ?? "",
  ip: ip?.trim() ?? "",
  project: project?.trim() ?? "",
});

const isAsked = ({ scope, model, ip, project }: KeyPageView) =>
  [scope, model, ip, project].some((value) => value !== null);

async function loadAnswer(ctx: Parameters<typeof explainKey.execute>[0], id: string, question: Question) {
  const { model, ...rest } = question;
  // A number alone is a runtime's, as it is in the lists of a key.
  const asked = { ...rest, [/^\d+$/.test(model) ? "runtime" : "model"]: model };
  const given = Object.entries(asked).filter(([, value]) => value !== "");
  try {
    return { ...UNASKED, verdict: await explainKey.execute(ctx, { id, ...Object.fromEntries(given) }) };
  } catch (error) {
    if (error instanceof AppError && error.code === "INVALID_REQUEST")
      return { ...UNASKED, problem: error.message };
    throw error;
  }
}

const STATUSES = new Map<string, number>(Object.entries(ERRORS).map(([code, { status }]) => [code, status]));

function toAnswer({ code, message }: { code?: string | undefined; message?: string | undefined }) {
  if (!code || !message) return null;
  return { status: STATUSES.get(code) ?? 403, code, message };
}

/** A check of the project with the name of the one that it saw. */
function withName<Step extends { check: string; seen: string | null }>(
  step: Step,
  projects: { id: string; name: string }[],
): Step {
  const project = step.check === "project" && projects.find(({ id }) => id === step.seen);
  return project ? { ...step, seen: project.name } : step;
}

async function loadProjects(org: string, named: string) {
  const [{ projects, whole }, known] = await Promise.all([
    readTree(org),
    readProjects(org, isId(named) ? [named] : []),
  ]);
  const project = known.find(({ id, slug }) => id === named || slug === named);
  return {
    options: projects.map(({ id, name }) => ({ value: id, label: name })),
    named: { value: named, label: project?.name ?? (named || "None named") },
    ...(!whole && { find: findProjects.bind(null, org, "id", null) }),
  };
}
