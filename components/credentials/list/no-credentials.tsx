import { PICKING } from "@/components/credentials/add/add-props";
import { toNewCredentialHref } from "@/components/credentials/params";
import { mayChangeSome, type Owners } from "@/components/organizations/owners";
import { EmptyList } from "@/components/resource/list/empty-list";
import { NoMatches } from "@/components/resource/list/no-matches";
import { LinkButton } from "@/components/ui/buttons/link-button";
import { type CredentialTab, credentialTabs } from "./credential-tabs";

type Props = {
  tab?: CredentialTab;
  /** Whether a search or filter is on. */
  narrowed: boolean;
  search: string;
  /** The address of the list without them. */
  clearHref: string;
  owners: Owners;
};

const emptyTexts = {
  provider: {
    title: "No credentials yet",
    text: "A credential is the API key of a provider such as OpenAI. The gateway calls the provider with it; your callers only hold keys of Keystead.",
  },
  cloud: {
    title: "No cloud providers yet",
    text: "The credentials of your clouds and clusters, encrypted, with a record of who changed them.",
  },
};

/** Stands in place of a list without any credential, or without one that matches. */
export function NoCredentials({ tab = "provider", narrowed, search, clearHref, owners }: Props) {
  if (narrowed) return <NoMatches what="credentials" search={search} clearHref={clearHref} />;
  const { title, text } = emptyTexts[tab];
  return (
    <EmptyList
      icon="vault"
      title={title}
      action={
        mayChangeSome(owners) && (
          <LinkButton icon="plus" href={toNewCredentialHref(clearHref, { new: PICKING })} prefetch={false}>
            {credentialTabs[tab].add}
          </LinkButton>
        )
      }
    >
      {text}
    </EmptyList>
  );
}
