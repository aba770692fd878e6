import { apiHandlers } from "@/lib/next/api";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiHandlers;

export const dynamic = "force-dynamic";
