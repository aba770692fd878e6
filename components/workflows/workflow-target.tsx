import { ListText } from "@/components/ui/card";
import { EditWorkflow } from "./form/edit-workflow";
import type { ActProps } from "./types";

/** Shows the name and the target of a workflow, with the button that edits them. */
export function WorkflowTarget(props: ActProps) {
  const { name, targetUrl } = props.workflow;
  return (
    <>
      <ListText>
        <p className="font-medium text-ink">Name and target</p>
        <p>
          {name} · <span className="font-mono text-[0.923em] wrap-anywhere">{targetUrl}</span>
        </p>
      </ListText>
      <EditWorkflow {...props} />
    </>
  );
}
