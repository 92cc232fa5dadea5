import { OAuth2Client } from 'google-auth-library';

const lifetimeMs = 24 * 3_600_000;

/**
 * Credentials for a server on this machine: a token that means nothing, so that no library looks for a real one
 * and none ever goes to an address that is not Google's.
 */
export function loopbackCredentials(): OAuth2Client {
  const credentials = new OAuth2Client();
  credentials.setCredentials({ access_token: 'loopback', expiry_date: Date.now() + lifetimeMs });
  return credentials;
}
