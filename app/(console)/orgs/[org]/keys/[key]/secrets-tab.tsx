import { GraceActs } from "@/components/keys/page/secrets/grace-acts";
import { SecretList } from "@/components/keys/page/secrets/secret-list";
import { loadImpact, loadKey, type TabProps } from "./loader";

/** Shows the live secrets of a key, and the buttons for the grace period of the retiring one. */
export async function Secrets({ org, id }: Pick<TabProps, "org" | "id">) {
  const [{ key, writable, now }, { secrets }] = await Promise.all([loadKey(org, id), loadImpact(org, id)]);
  return (
    <SecretList
      secrets={key.secrets}
      uses={secrets}
      now={now}
      acts={writable && key.secrets.length > 1 && <GraceActs of={key} />}
    />
  );
}

/** Shows the Secrets tab: an introduction and the live secrets of a key. */
export const SecretsTab = (props: TabProps) => (
  <>
    <p className="text-ink-2 mb-4 max-w-[84ch] text-13">
      A key keeps its limits and its history when its secret is rotated. During a grace both secrets work, so
      that its clients can move from one to the other.
    </p>
    <Secrets {...props} />
  </>
);
