import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { parseAsCursors } from "@/components/resource/list/params";

export const RANGES = ["24h", "7d", "30d", "90d"] as const;

/** The kinds of subjects that the filter offers, with their words. */
export const KINDS = {
  key: "API keys",
  credential: "Credentials",
  runtime: "Runtimes",
  storage_unit: "Storage units",
  budget: "Budgets",
  workflow: "Workflows",
  webhook: "Webhooks",
  member: "Members",
  invitation: "Invitations",
  project: "Projects",
  workspace: "Workspaces",
  organization: "Organization",
  file: "Exports",
} as const;

/** The URL parameters of the audit log. */
export const auditListParams = {
  cursor: parseAsCursors,
  range: parseAsStringLiteral(RANGES),
  /** The stored form of an actor: `user:<id>`. */
  actor: parseAsString,
  action: parseAsString,
  kind: parseAsString,
  /** One subject: `key:<id>`. */
  subject: parseAsString,
  /** The sequence of the entry whose sheet is open. */
  entry: parseAsInteger,
};

export type AuditListView = inferParserType<typeof auditListParams>;

/** Reads the view of the audit log from the URL. */
export const loadAuditListView = createLoader(auditListParams);

/** Returns the address of the audit log with a view. */
export const toAuditListHref = createSerializer(auditListParams);

/** Returns whether a filter is active. */
export const isNarrowed = ({ range, actor, action, kind, subject }: AuditListView) =>
  Boolean(range || actor || action || kind || subject);
