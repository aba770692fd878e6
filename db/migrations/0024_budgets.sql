CREATE TABLE "budget_meters" (
	"budget_id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"period_start" timestamp (3) with time zone DEFAULT 'epoch' NOT NULL,
	"spent" bigint DEFAULT 0 NOT NULL,
	"held" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "budget_meters_held" CHECK (held >= 0)
);
--> statement-breakpoint
CREATE TABLE "budgets" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"organization_id" uuid NOT NULL,
	"key_id" uuid,
	"project_id" uuid,
	"workspace_id" uuid,
	"owner_id" uuid GENERATED ALWAYS AS (coalesce(key_id, project_id, workspace_id, organization_id)) STORED NOT NULL,
	"model" text,
	"unit" text NOT NULL,
	"period" text NOT NULL,
	"limit_amount" bigint NOT NULL,
	"boost_amount" bigint,
	"boost_until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "budgets_tenant" UNIQUE("organization_id","id"),
	CONSTRAINT "budgets_same" UNIQUE NULLS NOT DISTINCT("owner_id","model","unit","period"),
	CONSTRAINT "budgets_owner" CHECK (num_nonnulls(key_id, project_id, workspace_id) <= 1),
	CONSTRAINT "budgets_limit" CHECK (limit_amount > 0),
	CONSTRAINT "budgets_minute" CHECK (period <> 'minute' or unit = 'tokens'),
	CONSTRAINT "budgets_boost" CHECK ((boost_amount is null) = (boost_until is null) and boost_amount > 0)
);
--> statement-breakpoint
CREATE TABLE "holds" (
	"id" uuid NOT NULL,
	"budget_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"released" boolean DEFAULT false NOT NULL,
	CONSTRAINT "holds_pk" PRIMARY KEY("id","budget_id")
);
--> statement-breakpoint
ALTER TABLE "budget_meters" ADD CONSTRAINT "budget_meters_budget" FOREIGN KEY ("organization_id","budget_id") REFERENCES "public"."budgets"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budgets" ADD CONSTRAINT "budgets_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budgets" ADD CONSTRAINT "budgets_key" FOREIGN KEY ("organization_id","key_id") REFERENCES "public"."keys"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budgets" ADD CONSTRAINT "budgets_project" FOREIGN KEY ("organization_id","project_id") REFERENCES "public"."projects"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budgets" ADD CONSTRAINT "budgets_workspace" FOREIGN KEY ("organization_id","workspace_id") REFERENCES "public"."workspaces"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "budgets_newest" ON "budgets" USING btree ("organization_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "budgets_of_key" ON "budgets" USING btree ("key_id") WHERE key_id is not null;--> statement-breakpoint
CREATE INDEX "budgets_of_project" ON "budgets" USING btree ("project_id") WHERE project_id is not null;--> statement-breakpoint
CREATE INDEX "budgets_of_workspace" ON "budgets" USING btree ("workspace_id") WHERE workspace_id is not null;--> statement-breakpoint
CREATE INDEX "holds_live" ON "holds" USING btree ("budget_id") WHERE not released;