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
SELECT place, date_bin('5 minutes', "at", '2000-01-01Z'), count(*), count(*) filter (where "status" >= 400),
	sum(coalesce("tokens_in", 0) + coalesce("tokens_out", 0)), (array_agg("latency_ms"))[1:16]
FROM "usage" CROSS JOIN LATERAL (VALUES ("organization_id"), ("project_id")) of_place (place)
WHERE "at" > now() - interval '3 days' AND place IS NOT NULL GROUP BY 1, 2;
