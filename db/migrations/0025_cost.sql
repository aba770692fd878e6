ALTER TABLE "organizations" ADD COLUMN "mark_up_percent" numeric(6, 2) DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "runtimes" ADD COLUMN "max_output_tokens" integer;--> statement-breakpoint
ALTER TABLE "runtimes" ADD COLUMN "price_input_per_million" bigint;--> statement-breakpoint
ALTER TABLE "runtimes" ADD COLUMN "price_output_per_million" bigint;--> statement-breakpoint
ALTER TABLE "usage" ADD COLUMN "tokens_cache_write_1h" integer;--> statement-breakpoint
ALTER TABLE "usage" ADD COLUMN "audio_seconds" real;--> statement-breakpoint
ALTER TABLE "usage" ADD COLUMN "cost_nanos" bigint;--> statement-breakpoint
ALTER TABLE "usage" ADD COLUMN "cost_facets" jsonb;--> statement-breakpoint
ALTER TABLE "usage" ADD COLUMN "price_id" text;--> statement-breakpoint
ALTER TABLE "usage_daily" ADD COLUMN "cost_nanos" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "usage_daily" ADD COLUMN "unpriced" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "usage_daily_totals" ADD COLUMN "cost_nanos" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "usage_daily_totals" ADD COLUMN "unpriced" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "usage_recent" ADD COLUMN "cost_nanos" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "usage_recent" ADD COLUMN "unpriced" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE "usage_daily" SET "unpriced" = "requests" - "errors" WHERE "provider" IS NOT NULL;--> statement-breakpoint
UPDATE "usage_daily_totals" SET "unpriced" = "requests" - "errors" WHERE "provider" IS NOT NULL;
