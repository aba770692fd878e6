import { explainKey } from "@/lib/keys/explain";
import { routes } from "@/lib/server/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({ POST: explainKey });
