import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";

type Flaws = { origin?: string; unverified?: boolean };
type Response = Record<string, Buffer | string[]>;

/**
 * Creates a device with one passkey, which answers as a browser does at an origin. Many devices do not count uses.
 */
export function createAuthenticator(origin: string, counts = true) {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const credentialId = randomBytes(16);
  const id = credentialId.toString("base64url");
  let counter = 0;

  const toClientData = (type: "create" | "get", options: string, { origin: at = origin }: Flaws) =>
    Buffer.from(
      JSON.stringify({ type: `webauthn.${type}`, challenge: JSON.parse(options).challenge, origin: at }),
    );
  const toAuthenticatorData = ({ origin: at = origin, unverified }: Flaws, key?: Buffer) => {
    const flags = 0x01 | (unverified ? 0 : 0x04) | (key ? 0x40 : 0);
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const host = createHash("sha256").update(new URL(at).hostname).digest();
    return Buffer.concat([host, Buffer.from([flags]), count, ...(key ? [key] : [])]);
  };
  const toAnswer = (response: Response) =>
    JSON.stringify({
      ...{ id, rawId: id, type: "public-key", clientExtensionResults: {} },
      response: toText(response),
    });

  return {
    /** Answers the options of a registration. */
    create: (options: string, flaws: Flaws = {}) => {
      const key = toCredentialData(credentialId, publicKey);
      return toAnswer({
        clientDataJSON: toClientData("create", options, flaws),
        attestationObject: toAttestation(toAuthenticatorData(flaws, key)),
        transports: ["internal"],
      });
    },
    /** Answers the options of an authentication. */
    get: (options: string, flaws: Flaws = {}) => {
      if (counts) counter += 1;
      const clientDataJSON = toClientData("get", options, flaws);
      const authenticatorData = toAuthenticatorData(flaws);
      const hash = createHash("sha256").update(clientDataJSON).digest();
      const signature = sign("sha256", Buffer.concat([authenticatorData, hash]), privateKey);
      return toAnswer({ clientDataJSON, authenticatorData, signature });
    },
    /** Makes the device forget its uses, as a copy of it would. */
    rewind: () => {
      counter = 0;
    },
  };
}

/** Returns the attested credential data: the id of the passkey and its public key in COSE. */
function toCredentialData(id: Buffer, publicKey: KeyObject): Buffer {
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const cose = isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x, "base64url"))],
      [-3, new Uint8Array(Buffer.from(y, "base64url"))],
    ]),
  );
  return Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, cose]);
}

const toAttestation = (authenticatorData: Buffer) =>
  Buffer.from(
    isoCBOR.encode(
      new Map<string, string | Uint8Array | Map<string, string>>([
        ["fmt", "none"],
        ["attStmt", new Map()],
        ["authData", new Uint8Array(authenticatorData)],
      ]),
    ),
  );

const toText = (response: Response) =>
  Object.fromEntries(
    Object.entries(response).map(([name, value]) => [
      name,
      Buffer.isBuffer(value) ? value.toString("base64url") : value,
    ]),
  );
