import { getMe } from "@/lib/keys/operations/get-me";
import { routes } from "@/lib/next/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({ GET: getMe });
