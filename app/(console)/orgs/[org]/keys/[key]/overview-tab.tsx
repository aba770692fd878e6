import { EditLink } from "@/components/keys/page/edit-link";
import { CreatedKeysNote } from "@/components/keys/page/overview/created-keys-note";
import { ImpactCard } from "@/components/keys/page/overview/impact-card";
import { LeakNotes } from "@/components/keys/page/overview/leak-notes";
import { PolicyFacts } from "@/components/keys/page/overview/policy-facts";
import { StateCard } from "@/components/keys/page/overview/state-card";
import type { Key } from "@/components/keys/types";
import { Section } from "@/components/ui/card";
import { BudgetSection } from "../../budget-section";
import { loadImpact, loadKey, loadLeakReports, type TabProps } from "./loader";
import { Secrets } from "./secrets-tab";

/** Shows the permissions and secrets of a key, and the impact of revoking it. */
export async function OverviewTab({ org, id }: TabProps) {
  const [{ key, project, projects, writable, now }, leaks, impact] = await Promise.all([
    loadKey(org, id),
    loadLeakReports(org, id),
    loadImpact(org, id),
  ]);
  const isLive = ({ prefix }: { prefix: string }) => key.secrets.some((secret) => secret.prefix === prefix);
  return (
    <>
      <LeakNotes reports={leaks.filter(isLive)} />
      {impact.createdKeys > 0 && (key.revokedAt !== null || leaks.length > 0) && (
        <CreatedKeysNote of={key} created={impact.createdKeys} writable={writable} />
      )}
      <div className="grid grid-cols-1 items-start gap-5 min-[1121px]:grid-cols-[minmax(0,1fr)_348px]">
        <div className="grid grid-cols-1 gap-6">
          <Section title="Permissions and limits" aside={writable && <EditLink of={key} />}>
            <PolicyFacts policy={key} access={accessWords(key, projects)} now={now} />
          </Section>
          <BudgetSection
            org={org}
            owner={{ type: "key", id, name: key.name }}
            project={project}
            mayChange={writable}
          />
          <Section
            title="Secrets"
            aside={
              key.secrets.length > 1 && (
                <span className="text-ink-3 text-12">Both draw on the same limits</span>
              )
            }
          >
            <Secrets org={org} id={id} />
          </Section>
        </div>
        <aside className="grid grid-cols-1 gap-6" aria-label="Impact and state">
          <Section title="Impact if revoked">
            <ImpactCard impact={impact} />
          </Section>
          {writable && (
            <Section title="State">
              <StateCard of={key} />
            </Section>
          )}
        </aside>
      </div>
    </>
  );
}

function accessWords(key: Key, projects: { id: string; name: string }[]): string {
  const toName = (id: string) => projects.find((project) => project.id === id)?.name ?? "one project";
  if (key.owner.type === "project") return `Only ${toName(key.owner.id)}.`;
  if (key.projectAccess === "all") return "All projects, future ones included.";
  if (key.projectIds.length === 0) return "No project that you see.";
  return `${key.projectIds.map(toName).join(", ")}.`;
}
