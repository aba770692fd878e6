import { History } from "@/components/keys/page/history";
import { toKeyPageHref } from "@/components/keys/page/params";
import { toPageLinks } from "@/components/resource/params";
import { Note } from "@/components/ui/note";
import { Pagination } from "@/components/ui/pagination";
import { listAudit } from "@/lib/audit/list-audit";
import { readPageOfKey, type TabProps } from "./key";

/** What was done to a key, from the audit, for those who may read that. */
export async function HistoryTab({ org, id, view }: TabProps) {
  const cursor = view.cursor.at(-1);
  const { ctx, inCharge } = await readPageOfKey(org, id);
  if (!inCharge) {
    return (
      <Note icon="lock" strong="The history of a key is kept in the audit log.">
        Owners and admins of the organization can read it.
      </Note>
    );
  }
  const page = await listAudit.execute(ctx, { subject: `key:${id}`, ...(cursor && { cursor }) });
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
