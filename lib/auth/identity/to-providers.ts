import type { NextAuthConfig } from "next-auth";
import GitHub from "next-auth/providers/github";
import Google from "next-auth/providers/google";
import type { IdentityProvider } from "@/lib/env";

type Provider = NextAuthConfig["providers"][number];

/**
 * Maps the identity providers to those of the auth library. It checks the state, the PKCE verifier, and the signature
 * and nonce of ID tokens.
 */
export const toProviders = (providers: readonly IdentityProvider[]): Provider[] =>
  providers.map(({ id, name, issuer, ...client }) => {
    if (id === "github") return GitHub(client);
    if (id === "google") return Google({ ...client, checks: ["pkce", "state", "nonce"] });
    return {
      ...{ id, name, type: "oidc", ...client },
      ...(issuer && { issuer }),
      checks: ["pkce", "state", "nonce"],
      authorization: { params: { scope: "openid email profile" } },
    };
  });
