CREATE TABLE "leak_reports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organization_id" uuid NOT NULL,
	"key_id" uuid NOT NULL,
	"prefix" text collate "C" NOT NULL,
	"source" text NOT NULL,
	"location" text,
	"reaction" text NOT NULL,
	"reported_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "leak_reports_once" UNIQUE NULLS NOT DISTINCT("key_id","prefix","source","location")
);
--> statement-breakpoint
ALTER TABLE "keys" ADD COLUMN "leak_reaction" text DEFAULT 'notify' NOT NULL;--> statement-breakpoint
ALTER TABLE "leak_reports" ADD CONSTRAINT "leak_reports_key" FOREIGN KEY ("organization_id","key_id") REFERENCES "public"."keys"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "leak_reports_newest" ON "leak_reports" USING btree ("organization_id","reported_at" DESC NULLS LAST,"id" DESC NULLS LAST);