CREATE TABLE "jobs" (
	"name" text PRIMARY KEY NOT NULL,
	"cursor" json,
	"processed" bigint DEFAULT 0 NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "audit_heads" ADD COLUMN "mac" "bytea";--> statement-breakpoint
ALTER TABLE "audit_heads" ADD COLUMN "mac_key_id" integer;--> statement-breakpoint
CREATE INDEX "sessions_expiry" ON "sessions" USING btree ("expires_at");