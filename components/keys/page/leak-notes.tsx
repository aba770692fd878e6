import type { z } from "zod";
import { Note } from "@/components/ui/note";
import { RelativeTime } from "@/components/ui/relative-time";
import type { listLeakReports } from "@/lib/keys/leak-list";

type Report = z.input<(typeof listLeakReports)["output"]>["data"][number];

const FINDERS = { github: "GitHub", page: "Somebody" };

/** The reports of a key's secrets that leaked and still work. Where one was found is the reporter's text, no link. */
export function LeakNotes({ reports }: { reports: Report[] }) {
  return reports.map(({ id, prefix, source, location, reaction, reportedAt }) => (
    <Note key={id} tone="red" strong="Reported as leaked." className="mb-4">
      {FINDERS[source]} found <code className="mono">{prefix}…</code> <RelativeTime at={reportedAt} />
      {location && <span className="wrap-anywhere"> at {location}</span>}. It still works
      {reaction === "restrict" && " from known addresses"}: rotate it.
    </Note>
  ));
}
