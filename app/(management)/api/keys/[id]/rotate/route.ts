import { rotateKey } from "@/lib/keys/operations/rotate-key";
import { routes } from "@/lib/next/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({ POST: rotateKey });
