import { Alert } from "@/components/ui/feedback/alert";
import { type ActionError, otherError } from "@/lib/core/errors/action-result";

type Props = {
  error: ActionError | null;
  /** The fields that show their own errors. */
  fields: readonly string[];
};

/** Shows the error of a form that none of its fields shows. */
export function FormProblem({ error, fields }: Props) {
  const problem = otherError(error, fields);
  return problem && <Alert tone="red" role="alert" strong={problem} />;
}
