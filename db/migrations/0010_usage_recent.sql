CREATE TABLE "usage_recent" (
	"place_id" uuid NOT NULL,
	"slot" timestamp (3) with time zone NOT NULL,
	"requests" integer NOT NULL,
	"errors" integer NOT NULL,
	"tokens" bigint NOT NULL,
	"latencies" integer[] NOT NULL,
	CONSTRAINT "usage_recent_pk" PRIMARY KEY("place_id","slot")
);
--> statement-breakpoint
CREATE INDEX "usage_recent_oldest" ON "usage_recent" USING btree ("slot");--> statement-breakpoint
ALTER TABLE "usage_recent" SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);--> statement-breakpoint
INSERT INTO "usage_recent" ("place_id", "slot", "requests", "errors", "tokens", "latencies")
SELECT place_id, date_bin('5 minutes', "at", '2000-01-01Z'), count(*), count(*) filter (where "status" >= 400),
	sum(coalesce("tokens_in", 0) + coalesce("tokens_out", 0)), (array_agg("latency_ms"))[1:16]
FROM "usage" u LEFT JOIN "projects" p ON p."id" = u."project_id"
CROSS JOIN LATERAL (VALUES (u."organization_id"), (p."workspace_id"), (u."project_id")) of_usage (place_id)
WHERE "at" > now() - interval '3 days' AND place_id IS NOT NULL GROUP BY 1, 2;
