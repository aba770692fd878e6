ALTER TABLE "organizations" ADD COLUMN "environment_fallback_off" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "reveal_policy" text DEFAULT 'never' NOT NULL;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "rotation_undo" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "developer_mode" boolean DEFAULT false NOT NULL;