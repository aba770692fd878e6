import { authHandlers } from "@/lib/next/auth-handlers";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = authHandlers;
