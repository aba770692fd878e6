import type { z } from "zod";
import { Alert } from "@/components/ui/feedback/alert";
import { RelativeTime } from "@/components/ui/values/relative-time";
import type { listLeakReports } from "@/lib/keys/leaks/list-leak-reports";

type Report = z.input<(typeof listLeakReports)["output"]>["data"][number];

const FINDERS = { github: "GitHub", page: "Somebody" };

/** Shows leak reports of a key's live secrets. The location is the reporter's text, so it is not a link. */
export function LeakNotes({ reports }: { reports: Report[] }) {
  return reports.map(({ id, prefix, source, location, reportedAt, ...report }) => (
    <Alert key={id} tone={report.open ? "red" : "amber"} strong="Reported as leaked." className="mb-4">
      {FINDERS[source]} found <code className="font-mono text-[0.923em]">{prefix}…</code>{" "}
      <RelativeTime at={reportedAt} />
      {location && <span className="wrap-anywhere"> at {location}</span>}. {standing(report)}
    </Alert>
  ));
}

function standing({ open, reaction }: Pick<Report, "open" | "reaction">): string {
  if (open)
    return `It still works${reaction === "restrict" ? " from known addresses" : ""}. Rotate the secret.`;
  if (reaction === "revoke") {
    return "Revoked automatically. Rotate the secret before you restore the key, or archive it.";
  }
  if (reaction === "disable") {
    return "Disabled automatically, as no known address was left. Rotate the secret before you enable the key, or archive it.";
  }
  return "The key does not work now. Rotate the secret before it does again.";
}
