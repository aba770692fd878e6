import { RotateSigningSecret } from "@/components/deliveries/rotate-signing-secret";
import { Card, List, ListItem, ListText } from "@/components/ui/card";
import { DeleteWorkflow } from "./delete-workflow";
import { EditWorkflow } from "./edit-workflow";
import type { ActProps } from "./types";

/** Shows the settings of a workflow. */
export function WorkflowSettings({ listHref, ...props }: ActProps & { listHref: string }) {
  const { organization, workflow, actions } = props;
  return (
    <Card>
      <List>
        <ListItem>
          <ListText>
            <p className="font-medium text-ink">Name and target</p>
            <p>
              {workflow.name} ·{" "}
              <span className="font-mono text-[0.923em] wrap-anywhere">{workflow.targetUrl}</span>
            </p>
          </ListText>
          <EditWorkflow {...props} />
        </ListItem>
        <ListItem>
          <ListText>
            <p className="font-medium text-ink">Signing secret</p>
            <p>
              Requests are signed as Standard Webhooks say. The receiver verifies the{" "}
              <code className="text-[0.923em]">webhook-signature</code> header with this secret.
            </p>
          </ListText>
          <RotateSigningSecret organization={organization} of={workflow} rotate={actions.rotateSecret} />
        </ListItem>
        <ListItem>
          <ListText>
            <p className="font-medium text-ink">Delete this workflow</p>
            <p>Its runs are deleted with it.</p>
          </ListText>
          <DeleteWorkflow {...props} listHref={listHref} />
        </ListItem>
      </List>
    </Card>
  );
}
