import type { SearchParams } from "nuqs/server";
import { KeyActs } from "@/components/keys/key-acts";
import { CreateKey } from "@/components/keys/list/create-key";
import { KeyList } from "@/components/keys/list/key-list";
import { NoKeys } from "@/components/keys/list/no-keys";
import { type KeyListView, loadKeyListView, toKeyListHref } from "@/components/keys/list/params";
import { SeesNothing } from "@/components/organizations/sees-nothing";
import { TextLink } from "@/components/ui/buttons/text-link";
import { loadKeyPage } from "./loader";

export const metadata = { title: "API keys" };

type Props = { params: Promise<{ org: string }>; searchParams: Promise<SearchParams> };

export default async function KeysPage({ params, searchParams }: Props) {
  const [{ org }, view] = await Promise.all([params, loadKeyListView(searchParams)]);
  const base = `/orgs/${org}/keys`;
  const page = await loadKeyPage(org, base, view);
  if (!page) return <SeesNothing what="keys" />;
  const { keyContext, mayWrite, inCharge, ...list } = page;
  return (
    <KeyActs keyContext={keyContext}>
      <KeyList
        {...list}
        organization={{ ...keyContext.organization, mayEdit: keyContext.mayOwn }}
        caption="API keys"
        base={base}
        view={view}
        owners={inCharge ? toOwnerOptions(view) : []}
        empty={<NoKeys mayCreate={mayWrite} label="New Key" />}
      />
      {inCharge && view.owner === null && view.project.length === 0 && (
        <p className="mt-3 text-12 text-ink-3">
          Keys of projects are not shown.{" "}
          <TextLink href={toKeyListHref(base, { ...view, owner: "any", cursor: null })}>
            Show all keys
          </TextLink>
        </p>
      )}
      {mayWrite && <CreateKey />}
    </KeyActs>
  );
}

const OWNERS = [
  { value: "organization", label: "Organization" },
  { value: "projects", label: "Projects" },
  { value: "any", label: "Organization and projects" },
];

/** Returns the owners to filter by. The first is the default of the list. */
const toOwnerOptions = ({ project }: KeyListView) => (project.length > 0 ? OWNERS.toReversed() : OWNERS);
