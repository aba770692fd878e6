import { Collapsible } from "@/components/ui/collapsible";
import { Tag } from "@/components/ui/values/badge";

/** What needs which kind of key, and where it is created. */
const KINDS = {
  project: {
    name: "Project key",
    purpose: "Let an application call models",
    where: "API keys of the project. One for each application.",
  },
  organization: {
    name: "Organization key",
    purpose: "Call models for several projects, or manage Keystead by its API",
    where: "API keys of the organization.",
  },
  credential: {
    name: "Provider credential",
    purpose: "Let Keystead call a provider such as OpenAI",
    where: "Credentials. It is the provider’s own key, which callers never see.",
  },
  cloud: {
    name: "Cloud credential",
    purpose: "Open a bucket for uploads and downloads",
    where: "Credentials, then a storage unit of the workspace.",
  },
  signing: {
    name: "Signing secret",
    purpose: "Verify the webhooks that Keystead sends",
    where: "Shown when a workflow or webhook is created.",
  },
} as const;

type Props = { current: keyof typeof KINDS };

/** Shows which kind of key serves which purpose. Closed, it names the kind that the dialog creates. */
export function WhichKey({ current }: Props) {
  return (
    <Collapsible title="Which key do I need?" summary={KINDS[current].name}>
      <table className="w-full text-left align-top text-12 text-ink-2">
        <thead className="text-ink-3">
          <tr>
            <th scope="col" className="w-2/5 pb-1 font-medium">
              To
            </th>
            <th scope="col" className="pb-1 font-medium">
              You need
            </th>
          </tr>
        </thead>
        <tbody className="[&_td]:border-t [&_td]:border-line [&_td]:py-2 [&_td]:align-top">
          {Object.entries(KINDS).map(([kind, { name, purpose, where }]) => (
            <tr key={kind}>
              <td className="pr-4 text-pretty">{purpose}</td>
              <td>
                <span className="flex flex-wrap items-center gap-1.5 font-medium text-ink">
                  {name}
                  {kind === current && <Tag>This one</Tag>}
                </span>
                <span className="text-ink-3">{where}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Collapsible>
  );
}
