import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { listParams, parseAsValues } from "@/components/resource/list/params";

/** The view of the credentials page in its address. */
export const credentialListParams = {
  tab: parseAsStringLiteral(["keys", "cloud"]),
  ...listParams,
  provider: parseAsValues,
  /** The slugs of projects, whose keys are listed. */
  project: parseAsValues,
  /** The slug of a workspace. */
  workspace: parseAsString,
  /** The id of the credential whose sheet is open. */
  credential: parseAsString,
};

export type CredentialListView = inferParserType<typeof credentialListParams>;

/** Reads the view from the address of the page. */
export const loadCredentialListView = createLoader(credentialListParams);

/** Returns the address of the page with a view. */
export const toCredentialListHref = createSerializer(credentialListParams);

/** Returns the address of the page with the dialog that adds a credential of a provider. Views never carry it on. */
export const toNewCredentialHref = createSerializer({ tab: credentialListParams.tab, new: parseAsString });
