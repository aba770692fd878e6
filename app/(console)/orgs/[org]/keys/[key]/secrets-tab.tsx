import { GraceActs } from "@/components/keys/page/grace-acts";
import { SecretList } from "@/components/keys/page/secret-list";
import { readImpactOfKey, readPageOfKey, type TabProps } from "./key";

/** The live secrets of a key, and what can be done to the grace of the retiring one. */
export async function Secrets({ org, id }: Pick<TabProps, "org" | "id">) {
  const [{ key, writable, now }, { secrets }] = await Promise.all([
    readPageOfKey(org, id),
    readImpactOfKey(org, id),
  ]);
  return (
    <SecretList
      secrets={key.secrets}
      uses={secrets}
      now={now}
      acts={writable && key.secrets.length > 1 && <GraceActs of={key} />}
    />
  );
}

/** The same as a page of its own. */
export const SecretsTab = (props: TabProps) => (
  <>
    <p className="text-ink-2 mb-4 max-w-[84ch] text-13">
      A key keeps its limits and its history when its secret is rotated. During a grace both secrets work, so
      that its clients can move from one to the other.
    </p>
    <Secrets {...props} />
  </>
);
