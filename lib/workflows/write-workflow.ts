import { workflows } from "@/db/schema/index";
import { nameConflict, notFound } from "@/lib/core/errors/errors";
import type { Workflow } from "./workflow-view";

export const workflowEntity = {
  table: workflows,
  subject: "workflow",
  visible: ({ name, projectId, targetUrl, active }: Workflow) => ({ name, projectId, targetUrl, active }),
};

/** The database constraints that writing a workflow may violate. */
export const workflowConstraints = {
  workflows_name: () => nameConflict("name"),
  workflows_project: notFound,
};
