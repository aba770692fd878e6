ALTER TABLE "runtimes" ADD COLUMN "price_per_million_characters" bigint;--> statement-breakpoint
ALTER TABLE "runtimes" ADD COLUMN "price_per_audio_minute" bigint;--> statement-breakpoint
ALTER TABLE "runtimes" ADD COLUMN "price_per_image" bigint;