import { createHmac, createSign, generateKeyPairSync } from 'node:crypto';

/** Signs the tokens that Pub/Sub would send with its pushes, with a key of our own. */
export interface PushSigner {
  /** The public key by its id, as Google's keys come. */
  keys: Readonly<Record<string, string>>;
  /** The `Authorization` header of a push: of a good token, with claims and head changed on demand; undefined drops one. */
  header(claims?: Readonly<Record<string, unknown>>, head?: Readonly<Record<string, unknown>>): string;
}

/** What a good token says, besides its times. */
export const pushClaims = {
  aud: 'https://loader.example.run.app',
  email: 'push@hanks-tank-test.iam.gserviceaccount.com',
  email_verified: true,
  iss: 'https://accounts.google.com',
  sub: '113774264463038321964',
};

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** A signer with a fresh RSA key. */
export function createPushSigner(): PushSigner {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();

  function signature(algorithm: unknown, content: string): string {
    if (algorithm === 'none') return '';
    // Whoever knows the public key can sign so: a verifier that believes the head of a token would take it.
    if (algorithm === 'HS256') return createHmac('sha256', pem).update(content).digest('base64url');
    return createSign('RSA-SHA256').update(content).sign(privateKey, 'base64url');
  }

  return {
    keys: { 'key-1': pem },
    header: (claims = {}, head = {}) => {
      const issuedAt = Math.floor(Date.now() / 1_000);
      const fullHead: Record<string, unknown> = { alg: 'RS256', kid: 'key-1', typ: 'JWT', ...head };
      const content = `${encoded(fullHead)}.${encoded({ ...pushClaims, iat: issuedAt, exp: issuedAt + 3_600, ...claims })}`;
      return `Bearer ${content}.${signature(fullHead['alg'], content)}`;
    },
  };
}
