"use server";

import { verifyAudit as verify } from "@/lib/audit/verify-audit";
import { action } from "@/lib/next/action";

export const verifyAudit = action(verify);
