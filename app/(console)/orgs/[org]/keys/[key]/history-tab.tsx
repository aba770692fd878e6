import { History } from "@/components/keys/page/history";
import { toKeyPageHref } from "@/components/keys/page/params";
import { toPageLinks } from "@/components/resource/list/params";
import { Alert } from "@/components/ui/feedback/alert";
import { Pagination } from "@/components/ui/tables/pagination";
import { loadHistory, loadKey, type TabProps } from "./loader";

/** Shows the audit rows of a key to owners and admins. */
export async function HistoryTab({ org, id, view }: TabProps) {
  const cursor = view.cursor.at(-1);
  const { inCharge } = await loadKey(org, id);
  if (!inCharge) {
    return (
      <Alert icon="lock" strong="The history of a key is kept in the audit log.">
        Owners and admins of the organization can read it.
      </Alert>
    );
  }
  const page = await loadHistory(org, id, cursor);
  return (
    <div className="grid grid-cols-1 gap-4">
      <History entries={page.data} />
      {(cursor || page.nextCursor) && (
        <Pagination
          summary="Newest first"
          {...toPageLinks(view.cursor, page.nextCursor, (cursor) =>
            toKeyPageHref(`/orgs/${org}/keys/${id}`, { tab: "history", cursor }),
          )}
        />
      )}
    </div>
  );
}
