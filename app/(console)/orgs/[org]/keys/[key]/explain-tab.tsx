import { Explain, type Question } from "@/components/keys/page/explain";
import type { Query } from "@/components/keys/view";
import { AppError } from "@/lib/core/errors";
import { SCOPES } from "@/lib/core/scopes";
import { explainKey } from "@/lib/keys/explain";
import { readTree } from "../../tree";
import { readPageOfKey, type TabProps } from "./key";

/** What would become of a request that the address describes. */
export async function ExplainTab({ org, id, query }: TabProps) {
  const [{ ctx, key }, { projects }] = await Promise.all([readPageOfKey(org, id), readTree(org)]);
  const question = questionIn(query);
  const answer = isAsked(query) ? await answerTo(ctx, id, question) : UNASKED;
  const known: string[] = SCOPES.map(({ name }) => name);
  return (
    <Explain
      question={question}
      scopes={[...key.scopes, ...known.filter((scope) => !key.scopes.includes(scope))]}
      projects={projects.map(({ id, name }) => ({ value: id, label: name }))}
      {...answer}
    />
  );
}

const UNASKED = { verdict: null };

const text = (value: Query[string]) => (typeof value === "string" ? value.trim() : "");

const questionIn = (query: Query): Question => ({
  scope: text(query.scope),
  model: text(query.model),
  ip: text(query.ip),
  project: text(query.project),
});

const isAsked = ({ scope, model, ip, project }: Query) =>
  [scope, model, ip, project].some((value) => value !== undefined);

async function answerTo(ctx: Parameters<typeof explainKey.execute>[0], id: string, question: Question) {
  const { model, ...others } = question;
  const called = /^\d+$/.test(model) ? { runtime: model } : { model };
  const asked = Object.entries({ ...others, ...called }).filter(([, value]) => value !== "");
  try {
    return { verdict: await explainKey.execute(ctx, { id, ...Object.fromEntries(asked) }) };
  } catch (error) {
    if (error instanceof AppError && error.code === "INVALID_REQUEST")
      return { verdict: null, problem: error.message };
    throw error;
  }
}
