import { rotateKey } from "@/lib/keys/operations/rotate-key";
import { archiveKey, disableKey, revokeKey } from "@/lib/keys/operations/switch-key";
import { updateKey } from "@/lib/keys/operations/update-key";
import type { KeyPlan } from "./key-shape";

/** The key whose secret the demo prints. */
export const PRINTED_KEY = "Mara, laptop";

const CHAT = ["models:read", "chat:write"];
const SUPPORT = "Support copilot";

const supportKeys: KeyPlan[] = [
  {
    name: "Production API",
    project: SUPPORT,
    by: "jonas",
    daysAgo: 170.6,
    scopes: [...CHAT, "embeddings:write"],
    policy: {
      tags: ["production"],
      expiresInDays: 256,
      rateLimitPerMinute: 600,
      dailyHardLimit: 250_000,
      modelAllowlist: ["gpt-4.1*", "claude-sonnet-*", "llama-*"],
      modelDenylist: ["*-preview"],
    },
    later: [{ daysAgo: 0.2, by: "jonas", operation: rotateKey, input: { graceSeconds: 86_400 } }],
  },
  {
    name: "CI server",
    project: SUPPORT,
    by: "jonas",
    daysAgo: 89.6,
    scopes: CHAT,
    policy: {
      expiresInDays: 94,
      rateLimitPerMinute: 60,
      dailyHardLimit: 5_000,
      maxBudgetUsd: "2.00",
      budgetPeriod: "month",
      modelBudgets: { "gpt-4.1*": "1.50" },
      ipAllowlist: ["203.0.113.88/29"],
    },
  },
  {
    name: "Zendesk webhook",
    project: SUPPORT,
    by: "priya",
    daysAgo: 80,
    scopes: ["chat:write", "workflows:trigger", "storage:read", "storage:write"],
    policy: { rateLimitPerMinute: 120, maxBudgetUsd: "1.00" },
  },
  {
    name: "Jonas, laptop",
    project: SUPPORT,
    by: "jonas",
    daysAgo: 39.6,
    scopes: [...CHAT, "embeddings:write"],
    policy: { expiresInDays: 61, dailyHardLimit: 2_000 },
  },
  {
    name: PRINTED_KEY,
    project: SUPPORT,
    by: "mara",
    daysAgo: 12,
    scopes: CHAT,
    policy: { rateLimitPerMinute: 30 },
  },
  {
    name: "Voice beta",
    project: SUPPORT,
    by: "priya",
    daysAgo: 51.6,
    scopes: ["models:read", "transcribe:read", "transcribe:write"],
    policy: { expiresInDays: 64, dailyHardLimit: 1_000, modelAllowlist: ["whisper-*"] },
    later: [{ daysAgo: 1.1, by: "priya", operation: updateKey, input: { dailyHardLimit: 1_500 } }],
  },
  {
    name: "Notebook, Priya",
    project: SUPPORT,
    by: "priya",
    daysAgo: 33.6,
    scopes: CHAT,
    policy: { expiresInDays: 90 },
    later: [{ daysAgo: 3, by: "jonas", operation: disableKey }],
  },
  {
    name: "Load test, October",
    project: SUPPORT,
    by: "jonas",
    daysAgo: 47.6,
    scopes: ["chat:write"],
    policy: { expiresInDays: 30, rateLimitPerMinute: 6_000 },
  },
  {
    name: "Old staging",
    project: SUPPORT,
    by: "mara",
    daysAgo: 267,
    scopes: [...CHAT, "embeddings:write"],
    later: [{ daysAgo: 26, by: "mara", operation: revokeKey }],
  },
  {
    name: "Pilot, spring",
    project: SUPPORT,
    by: "mara",
    daysAgo: 240,
    scopes: CHAT,
    later: [
      { daysAgo: 63, by: "mara", operation: disableKey },
      { daysAgo: 62, by: "mara", operation: archiveKey },
    ],
  },
];

const otherProjectKeys: KeyPlan[] = [
  {
    name: "Search ranking",
    project: "Search",
    by: "priya",
    daysAgo: 209.6,
    scopes: ["models:read", "embeddings:write", "chat:write"],
    policy: { tags: ["production", "search"], rateLimitPerMinute: 1_200, expiresInDays: 365 },
    later: [{ daysAgo: 105, by: "priya", operation: rotateKey }],
  },
  {
    name: "Batch tagging",
    project: "Search",
    by: "priya",
    daysAgo: 80.6,
    scopes: CHAT,
    policy: { expiresInDays: 90, dailyHardLimit: 10_000, modelAllowlist: ["gpt-4.1-mini"] },
  },
  { name: "Relevance lab", project: "Search", by: "priya", daysAgo: 130, scopes: CHAT },
  {
    name: "iOS app",
    project: "Voice notes",
    by: "jonas",
    daysAgo: 99.6,
    scopes: [...CHAT, "transcribe:write", "realtime:connect"],
    policy: { rateLimitPerMinute: 300, expiresInDays: 180 },
  },
  {
    name: "Android app",
    project: "Voice notes",
    by: "jonas",
    daysAgo: 69.6,
    scopes: [...CHAT, "transcribe:write"],
    policy: { rateLimitPerMinute: 300, expiresInDays: 180 },
  },
  {
    name: "Transcript backfill",
    project: "Voice notes",
    by: "priya",
    daysAgo: 55,
    scopes: ["transcribe:write"],
    later: [{ daysAgo: 16, by: "priya", operation: disableKey }],
  },
  {
    name: "Harness",
    project: "Eval harness",
    by: "priya",
    daysAgo: 159.6,
    scopes: CHAT,
    policy: { modelAllowlist: ["claude-*", "gemini-*", "gpt-4.1*"], expiresInDays: 200 },
  },
  {
    name: "Visiting researcher",
    project: "Eval harness",
    by: "priya",
    daysAgo: 44.6,
    scopes: [...CHAT, "embeddings:write", "transcribe:write", "realtime:connect", "storage:read"],
    policy: { expiresInDays: 60, ipAllowlist: ["2001:db8:71::/48"] },
  },
];

const organizationKeys: KeyPlan[] = [
  {
    name: "Gateway EU",
    by: "mara",
    daysAgo: 313.6,
    scopes: [...CHAT, "embeddings:write", "transcribe:write"],
    policy: {
      tags: ["production", "eu"],
      expiresInDays: 464,
      rateLimitPerMinute: 3_000,
      ipAllowlist: ["203.0.113.0/24", "2001:db8:40::/48"],
    },
  },
  {
    name: "Evals nightly",
    projects: [SUPPORT, "Search", "Eval harness"],
    by: "mara",
    daysAgo: 185.6,
    scopes: CHAT,
    policy: { expiresInDays: 227 },
    later: [
      {
        daysAgo: 0.21,
        by: "mara",
        operation: updateKey,
        input: { modelAllowlist: ["gpt-4.1*", "claude-*", "gemini-2.5-*"] },
      },
    ],
  },
  {
    name: "Terraform",
    by: "jonas",
    daysAgo: 144,
    scopes: [
      "projects:read",
      "keys:read",
      "keys:write",
      "runtimes:read",
      "runtimes:write",
      "credentials:read",
    ],
    policy: { ipAllowlist: ["203.0.113.88/29"] },
  },
  {
    name: "Status page",
    by: "jonas",
    daysAgo: 59.6,
    scopes: ["keys:verify"],
    policy: { rateLimitPerMinute: 60, expiresInDays: 90 },
  },
  {
    name: "Agency, relaunch",
    projects: ["Search"],
    by: "mara",
    daysAgo: 129.6,
    scopes: CHAT,
    policy: { expiresInDays: 180 },
    later: [{ daysAgo: 9, by: "mara", operation: revokeKey }],
  },
];

/** The keys of the demo, in every state and with every kind of access, and their later changes. */
export const KEYS: KeyPlan[] = [...organizationKeys, ...supportKeys, ...otherProjectKeys];
