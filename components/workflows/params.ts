import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsString,
  parseAsStringLiteral,
} from "nuqs/server";
import { listParams, parseAsCursors } from "@/components/resource/list/params";

export type WorkflowListView = inferParserType<typeof listParams>;

/** Reads the view of the list of workflows from the URL. */
export const loadWorkflowListView = createLoader(listParams);

/** Returns the address of the list with a view. */
export const toWorkflowListHref = createSerializer(listParams);

export const WORKFLOW_TABS = ["runs", "settings"] as const;

/** The URL parameters of a workflow's page. */
const workflowPageParams = {
  tab: parseAsStringLiteral(WORKFLOW_TABS).withDefault("runs"),
  cursor: parseAsCursors,
  /** The id of the run whose sheet is open. */
  run: parseAsString,
};

export type WorkflowPageView = inferParserType<typeof workflowPageParams>;

/** Reads the view of a workflow's page from the URL. */
export const loadWorkflowPageView = createLoader(workflowPageParams);

/** Returns the address of a workflow's page with a view. */
export const toWorkflowPageHref = createSerializer(workflowPageParams);
