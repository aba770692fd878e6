CREATE TABLE "usage_daily" (
	"day" date NOT NULL,
	"organization_id" uuid NOT NULL,
	"key_id" uuid,
	"user_id" uuid,
	"project_id" uuid,
	"runtime_id" uuid,
	"credential_id" uuid,
	"provider" text,
	"model" text,
	"scope" text,
	"requests" integer NOT NULL,
	"errors" integer NOT NULL,
	"refused" integer NOT NULL,
	"tokens_in" bigint DEFAULT 0 NOT NULL,
	"tokens_out" bigint DEFAULT 0 NOT NULL,
	"latency_ms" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "usage_daily_of" UNIQUE NULLS NOT DISTINCT("organization_id","day","key_id","user_id","project_id","runtime_id","credential_id","provider","model","scope")
);
--> statement-breakpoint
ALTER TABLE "usage" ADD COLUMN "passed" boolean DEFAULT true NOT NULL;--> statement-breakpoint
CREATE INDEX "usage_daily_of_key" ON "usage_daily" USING btree ("key_id","day");--> statement-breakpoint
INSERT INTO "usage_daily" ("day", "organization_id", "key_id", "user_id", "project_id", "runtime_id", "credential_id", "provider", "model", "scope", "requests", "errors", "refused", "tokens_in", "tokens_out", "latency_ms")
SELECT ("at" at time zone 'UTC')::date, "organization_id", "key_id", "user_id", "project_id", "runtime_id", "credential_id", "provider", "model", "scope",
	count(*), count(*) filter (where "status" >= 400), 0, coalesce(sum("tokens_in"), 0), coalesce(sum("tokens_out"), 0), sum("latency_ms")
FROM "usage" GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10;
