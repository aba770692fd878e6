import type { Traffic } from "./traffic-shape";

const PYTHON = "OpenAI/Python 2.8.1";
const NODE = "OpenAI/JS 6.9.0";

const gatewayTraffic: Traffic[] = [
  {
    key: "Production API",
    perDay: 700,
    rhythm: "customers",
    streams: 0.7,
    aims: [
      { runtime: "copilot", share: 66 },
      { runtime: "copilot-careful", share: 22 },
      { runtime: "copilot-large", share: 8 },
      { runtime: "rack-2", share: 4 },
    ],
    callers: [
      { ip: "203.0.113.61", client: NODE, share: 6 },
      { ip: "203.0.113.62", client: NODE, share: 5 },
      { ip: "203.0.113.70", client: "OpenAI/JS 5.20.3", share: 1, behind: true },
    ],
    troubles: { busy: 3, broken: 1.4, slow: 1.2, aborted: 6, cut: 0.6, minute: 1, model: 0.5 },
  },
  {
    key: "Gateway EU",
    perDay: 480,
    rhythm: "customers",
    streams: 0.5,
    aims: [
      { runtime: "copilot", share: 40, project: "Support copilot" },
      { runtime: "copilot-careful", share: 14, project: "Support copilot" },
      { runtime: "embeddings", share: 30, project: "Search" },
      { runtime: "copilot", share: 9, project: "Voice notes" },
      { runtime: "transcribe", share: 7, project: "Voice notes" },
    ],
    callers: [
      { ip: "203.0.113.10", client: PYTHON, share: 5 },
      { ip: "203.0.113.11", client: PYTHON, share: 5 },
      { ip: "2001:db8:40::12", client: "python-httpx/0.28.1", share: 2 },
    ],
    troubles: { busy: 2, broken: 1, slow: 1, aborted: 2, ip: 0.6 },
  },
  {
    key: "Zendesk webhook",
    perDay: 130,
    rhythm: "office",
    aims: [{ runtime: "copilot", share: 1 }],
    callers: [{ ip: "198.51.100.140", client: "Zendesk Webhook", share: 1 }],
    troubles: { minute: 14, broken: 2, scope: 2 },
  },
  {
    key: "Search ranking",
    perDay: 340,
    rhythm: "customers",
    aims: [
      { runtime: "embeddings", share: 88 },
      { runtime: "copilot", share: 12 },
    ],
    callers: [
      { ip: "203.0.113.33", client: PYTHON, share: 3 },
      { ip: "203.0.113.34", client: PYTHON, share: 2 },
    ],
    troubles: { busy: 2, broken: 1, slow: 0.5 },
  },
  {
    key: "iOS app",
    perDay: 170,
    rhythm: "customers",
    aims: [
      { runtime: "transcribe", share: 62 },
      { runtime: "copilot", share: 38 },
    ],
    callers: [{ ip: "203.0.113.81", client: "notes-backend/4.2 (ios)", share: 1 }],
    troubles: { broken: 2, slow: 4, aborted: 5, minute: 1 },
  },
  {
    key: "Android app",
    perDay: 95,
    rhythm: "customers",
    aims: [
      { runtime: "transcribe", share: 70 },
      { runtime: "copilot", share: 30 },
    ],
    callers: [{ ip: "203.0.113.82", client: "notes-backend/4.2 (android)", share: 1 }],
    troubles: { broken: 2, slow: 4, aborted: 7 },
  },
  {
    key: "Voice beta",
    perDay: 60,
    rhythm: "office",
    aims: [{ runtime: "transcribe", share: 1 }],
    callers: [{ ip: "198.51.100.52", client: NODE, share: 1 }],
    troubles: { slow: 6, model: 4, day: 3 },
  },
];

const jobTraffic: Traffic[] = [
  {
    key: "Evals nightly",
    perDay: 210,
    rhythm: "nightly",
    aims: [
      { runtime: "copilot", share: 5, project: "Support copilot" },
      { runtime: "copilot-large", share: 3, project: "Search" },
      { runtime: "judge", share: 4, project: "Eval harness" },
      { runtime: "flash", share: 6, project: "Eval harness" },
    ],
    callers: [{ ip: "203.0.113.92", client: PYTHON, share: 1 }],
    troubles: { busy: 18, slow: 3, broken: 2, model: 4 },
  },
  {
    key: "Batch tagging",
    perDay: 120,
    rhythm: "nightly",
    aims: [{ runtime: "copilot", share: 1 }],
    callers: [{ ip: "203.0.113.35", client: PYTHON, share: 1 }],
    troubles: { busy: 12, model: 3 },
  },
  {
    key: "CI server",
    perDay: 45,
    rhythm: "office",
    aims: [
      { runtime: "copilot", share: 4 },
      { runtime: "copilot-careful", share: 1 },
    ],
    callers: [{ ip: "203.0.113.90", client: "node", share: 1 }],
    troubles: { minute: 8, ip: 6 },
  },
  {
    key: "Terraform",
    perDay: 18,
    rhythm: "office",
    aims: [
      { endpoint: "/api/keys", scope: "keys:read", share: 5 },
      { endpoint: "/api/runtimes", scope: "runtimes:read", share: 4 },
      { endpoint: "/api/projects", scope: "projects:read", share: 3 },
    ],
    callers: [{ ip: "203.0.113.90", client: "terraform-provider-keystead/0.3", share: 1 }],
    troubles: { scope: 12 },
  },
  {
    key: "Status page",
    perDay: 96,
    rhythm: "machine",
    aims: [{ endpoint: "/api/keys/verify", scope: "keys:verify", share: 1 }],
    callers: [{ ip: "198.51.100.201", client: "statuspage/2.0", share: 1 }],
  },
];

const peopleTraffic: Traffic[] = [
  {
    key: "Jonas, laptop",
    perDay: 26,
    rhythm: "office",
    streams: 0.9,
    aims: [
      { runtime: "copilot", share: 3 },
      { runtime: "copilot-careful", share: 2 },
    ],
    callers: [
      { ip: "203.0.113.24", client: "curl/8.14.1", share: 2 },
      { ip: "203.0.113.24", client: PYTHON, share: 3 },
    ],
    troubles: { aborted: 40, model: 10 },
  },
  {
    key: "Harness",
    perDay: 55,
    rhythm: "office",
    aims: [
      { runtime: "judge", share: 4 },
      { runtime: "flash", share: 5 },
    ],
    callers: [{ ip: "203.0.113.40", client: PYTHON, share: 1 }],
    troubles: { rejected: 35, busy: 12, model: 8 },
  },
  {
    key: "Visiting researcher",
    perDay: 2,
    rhythm: "office",
    aims: [{ runtime: "flash", share: 1 }],
    callers: [{ ip: "2001:db8:71::5", client: PYTHON, share: 1 }],
    troubles: { ip: 100 },
  },
];

const endedTraffic: Traffic[] = [
  {
    key: "Load test, October",
    perDay: 160,
    rhythm: "machine",
    aims: [{ runtime: "copilot", share: 1 }],
    callers: [{ ip: "203.0.113.95", client: "k6/0.57.0 (https://k6.io/)", share: 1 }],
    troubles: { busy: 30, minute: 60 },
    days: [20, 18],
  },
  {
    key: "Old staging",
    perDay: 20,
    rhythm: "office",
    aims: [{ runtime: "copilot", share: 1 }],
    callers: [{ ip: "203.0.113.99", client: NODE, share: 1 }],
    days: [33, 26],
  },
  {
    key: "Old staging",
    perDay: 3,
    rhythm: "machine",
    aims: [{ runtime: "copilot", share: 1 }],
    callers: [{ ip: "203.0.113.99", client: NODE, share: 1 }],
    troubles: { revoked: 1_000 },
    days: [14, 0],
  },
  {
    key: "Agency, relaunch",
    perDay: 30,
    rhythm: "office",
    aims: [{ runtime: "copilot", share: 1, project: "Search" }],
    callers: [{ ip: "198.51.100.77", client: "axios/1.12.2", share: 1 }],
    days: [14, 9],
  },
];

/** The traffic of the demo. Without `days`, it covers the last two weeks. */
export const TRAFFIC: Traffic[] = [...gatewayTraffic, ...jobTraffic, ...peopleTraffic, ...endedTraffic];
