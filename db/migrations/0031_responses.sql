CREATE TABLE "responses" (
	"organization_id" uuid NOT NULL,
	"id" text NOT NULL,
	"project_id" uuid,
	"runtime_id" uuid,
	"provider" text NOT NULL,
	"model" text,
	"credential_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "responses_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_project" FOREIGN KEY ("organization_id","project_id") REFERENCES "public"."projects"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_runtime" FOREIGN KEY ("organization_id","runtime_id") REFERENCES "public"."runtimes"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_credential" FOREIGN KEY ("organization_id","credential_id") REFERENCES "public"."credentials"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "responses_oldest" ON "responses" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "responses_of_runtime" ON "responses" USING btree ("runtime_id");--> statement-breakpoint
CREATE INDEX "responses_of_credential" ON "responses" USING btree ("credential_id");--> statement-breakpoint
CREATE INDEX "responses_of_project" ON "responses" USING btree ("project_id");