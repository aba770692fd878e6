import { explainKey } from "@/lib/keys/insights/explain";
import { routes } from "@/lib/next/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({ POST: explainKey });
