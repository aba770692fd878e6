import type { DataOf } from "@/components/ui/feedback/action";
import type { listModels } from "@/lib/runtimes/models/list-models";

export type ModelList = DataOf<typeof listModels>;
export type Model = ModelList["data"][number];
export type Rate = Model["rates"][number];
