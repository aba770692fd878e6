ALTER TABLE "webhooks" ADD COLUMN "sealed_previous" text;--> statement-breakpoint
ALTER TABLE "webhooks" ADD COLUMN "previous_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "workflows" ADD COLUMN "sealed_previous" text;--> statement-breakpoint
ALTER TABLE "workflows" ADD COLUMN "previous_until" timestamp (3) with time zone;