import { Card } from "@/components/ui/card";
import { InlineCode } from "./inline-code";

type Field = { name: string; type: string; isRequired: boolean; description: string };

type Props = {
  fields: readonly Field[];
  /** Whether to mark required fields. Answers always have all fields. */
  marksRequired?: boolean;
};

/** Shows the fields of a request or an answer with their types. */
export function FieldList({ fields, marksRequired }: Props) {
  return (
    <Card>
      <dl className="divide-y divide-line text-13">
        {fields.map(({ name, type, isRequired, description }) => (
          <div
            key={name}
            className="grid grid-cols-1 gap-x-4 gap-y-0.5 px-4 py-2.5 sm:grid-cols-[220px_minmax(0,1fr)]"
          >
            <dt className="wrap-anywhere">
              <code className="text-12 font-medium text-ink">{name}</code>
              {marksRequired && isRequired && (
                <span className="ml-2 text-12 whitespace-nowrap text-amber">required</span>
              )}
            </dt>
            <dd className="min-w-0 wrap-anywhere text-ink-2">
              <span className="text-ink-3">{type}</span>
              {description && (
                <>
                  {" · "}
                  <InlineCode text={description} />
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
