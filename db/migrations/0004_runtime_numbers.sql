ALTER TABLE "organizations" ADD COLUMN "last_runtime_number" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE "organizations" o SET "last_runtime_number" = coalesce((SELECT max(r."number") FROM "runtimes" r WHERE r."organization_id" = o."id"), 0);
