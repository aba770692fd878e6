import { useEffect, useState } from "react";
import { noAnswer } from "@/components/forms/no-answer";
import { useField } from "@/components/forms/use-field";
import type { Holdings, Member, MemberContext } from "@/components/members/types";
import { Alert } from "@/components/ui/feedback/alert";
import { Skeleton } from "@/components/ui/feedback/skeleton";
import { FieldGroup } from "@/components/ui/fields/field";
import { SegmentedControl } from "@/components/ui/fields/segmented-control";
import { plural } from "@/components/ui/values/format";
import type { Result } from "@/lib/core/errors/action-result";
import { HeirField } from "./heir-field";
import { HoldingList } from "./holding-list";
import { needsHeir, type RemovalValues } from "./removal";

const choices = [
  { value: "leave", label: "Leave" },
  { value: "hand_over", label: "Hand over" },
  { value: "revoke", label: "Revoke" },
  { value: "each", label: "One by one" },
];

const HINTS: Record<RemovalValues["holdings"], string> = {
  leave: "Keys keep working and credentials stay active. This person may still know their secrets.",
  hand_over: "Another member is shown as their contact. This person may still know their secrets.",
  revoke:
    "Keys are revoked, also those that their keys created, and credentials deactivated. Calls with them fail at once.",
  each: "Decide for each key and credential.",
};

type Props = { member: Member; context: MemberContext };

/** Shows the keys and credentials of a member, and the choice what happens to them. */
export function HoldingsFields({ member, context }: Props) {
  const { data, problem } = useHoldings(member, context);
  const holdings = useField<RemovalValues, "holdings">("holdings");
  const fates = useField<RemovalValues, "fates">("fates");
  if (problem) return <Alert tone="red" role="alert" strong={problem} />;
  if (!data) return <Skeleton className="h-16 w-full" />;
  const { keys, credentials, hasMore } = data;
  if (keys.length + credentials.length === 0) {
    return <Alert>They created no key that works, and changed no credential.</Alert>;
  }
  const more = hasMore ? " and more" : "";
  return (
    <>
      <FieldGroup
        legend="Their keys and credentials"
        aside={`${plural(keys.length, "key")}, ${plural(credentials.length, "credential")}${more}`}
        hint={HINTS[holdings.value]}
        error={holdings.error}
      >
        <SegmentedControl
          full
          name="holdings"
          value={holdings.value}
          options={choices}
          onChange={(event) => holdings.onChange(event.target.value)}
        />
      </FieldGroup>
      <HoldingList
        holdings={data}
        fates={holdings.value === "each" ? fates.value : null}
        onChange={fates.onChange}
      />
      {needsHeir({ holdings: holdings.value, fates: fates.value }) && (
        <HeirField member={member} context={context} />
      )}
    </>
  );
}

/** Loads the keys and credentials of a member when the dialog opens. */
function useHoldings({ id }: Member, { organization, actions: { listHoldings } }: MemberContext) {
  const [result, setResult] = useState<Result<Holdings>>();
  useEffect(() => {
    void listHoldings(organization, { id }).catch(noAnswer).then(setResult);
  }, [listHoldings, organization, id]);
  return {
    data: result?.ok ? result.data : null,
    problem: result && !result.ok ? result.error.message : null,
  };
}
