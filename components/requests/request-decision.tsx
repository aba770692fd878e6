import { toKeyPageHref } from "@/components/keys/page/params";
import { LinkButton } from "@/components/ui/buttons/link-button";
import { Trace, Verdict } from "@/components/ui/code/trace";
import { ErrorCode } from "@/components/ui/feedback/error-code";
import type { Request } from "./types";
import { checksOfRefusal, endingWords, OUTCOME_WORDS } from "./words";

/** `short` leaves out the checks. */
type Props = { request: Request; org: string; short?: boolean };

/** Shows how a request ended: the verdict and, for a refusal, the check that decided and a link to Explain. */
export function RequestDecision({ request, org, short }: Props) {
  const { outcome, status, code, key } = request;
  const steps = short ? [] : checksOfRefusal(request);
  return (
    <div className="*:last:border-b-0">
      <Verdict allowed={outcome === "succeeded"} title={endingWords(request)}>
        {OUTCOME_WORDS[outcome]} with status {status}
        {code && (
          <>
            {" "}
            <ErrorCode code={code} />
          </>
        )}
      </Verdict>
      {outcome === "refused" && key?.name != null && (
        <div className="px-4 py-3">
          <LinkButton size="s" icon="shield" href={toExplainHref(org, key.id, request)}>
            Explain this request
          </LinkButton>
        </div>
      )}
      {steps.length > 0 && (
        <div className="border-t border-line">
          <Trace steps={steps} />
        </div>
      )}
    </div>
  );
}

/** Returns the address of the Explain tab of the key with the request filled in. */
const toExplainHref = (org: string, keyId: string, { scope, runtime, model, ip, project }: Request) =>
  toKeyPageHref(`/orgs/${org}/keys/${keyId}`, {
    tab: "explain",
    scope: scope ?? "",
    model: runtime?.name ?? model ?? "",
    ip: ip ?? "",
    project: project?.id ?? "",
  });
