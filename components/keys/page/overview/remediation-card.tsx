import { RemediationAct } from "@/components/keys/page/remediation-act";
import type { Key } from "@/components/keys/types";
import { LinkButton } from "@/components/ui/buttons/link-button";
import { Card } from "@/components/ui/card";
import { isOfPolicy, remediationWords } from "./remediation";

type Props = {
  of: Key;
  denied: { check: string; rule: string | null; seen: string | null };
  writable: boolean;
};

/** Shows the remediation for a refused request. Shows its buttons if the person may change the key. */
export function RemediationCard({ of, denied, writable }: Props) {
  return (
    <Card padded>
      <h2 className="font-medium text-ink text-13">To allow it</h2>
      <p className="text-ink-2 wrap-anywhere mt-1 text-13">{remediationWords(denied, of)}</p>
      {writable && !["runtime", "credential"].includes(denied.check) && (
        <div className="flex min-w-0 items-center gap-2 mt-3">
          <RemediationAct of={of} check={denied.check} />
          {isOfPolicy(denied) && (
            <LinkButton size="s" variant="ghost" href="?tab=simulate">
              Simulate first
            </LinkButton>
          )}
        </div>
      )}
    </Card>
  );
}
