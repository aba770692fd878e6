import type { ActionOf, DataOf } from "@/components/ui/feedback/action";
import type { Option } from "@/components/ui/fields/select";
import type { listAudit } from "@/lib/audit/list-audit";
import type { verifyAudit } from "@/lib/audit/verify-audit";

export type AuditEntry = DataOf<typeof listAudit>["data"][number];
export type Verification = DataOf<typeof verifyAudit>;
export type VerifyAudit = ActionOf<typeof verifyAudit>;

/** The options of the filters of audit entries. */
export type AuditOptions = { actors: readonly Option[]; actions: readonly Option[] };
