import { expect, it } from "vitest";
import { pickVerifiedEmail } from "./find-github-email";
import { toIdentity } from "./to-identity";

const email = "mara@example.com";

it.each([
  [
    { email, email_verified: true, name: "Mara" },
    { email, name: "Mara" },
  ],
  [
    { email, email_verified: "true" },
    { email, name: null },
  ],
  [
    { email, email_verified: false, name: null },
    { email: null, name: null },
  ],
  [
    { email, email_verified: "false" },
    { email: null, name: null },
  ],
  [{ email }, { email: null, name: null }],
  [undefined, { email: null, name: null }],
])("takes an email only from a provider that verified it: %j", async (profile, identity) => {
  expect(await toIdentity({ provider: "oidc" }, profile)).toEqual(identity);
});

it.each([
  [[{ email, primary: true, verified: true }], email],
  [[{ email, primary: true, verified: false }], null],
  [
    [
      { email: "old@example.com", primary: false, verified: true },
      { email, primary: true, verified: true },
    ],
    email,
  ],
  [[{ email, primary: false, verified: true }], null],
  [[], null],
])("takes the verified primary email of GitHub: %j", (answer, picked) => {
  expect(pickVerifiedEmail(answer)).toBe(picked);
});
