import { GoogleAuth } from 'google-auth-library';
import { cloudError } from './cloud-errors.ts';

/** The credentials of this process, found the way Google's libraries do (cloud.google.com/docs/authentication/application-default-credentials). */
export interface CloudCredentials {
  auth: GoogleAuth;
  /**
   * To be awaited before a library that has `auth` does anything: where there are no credentials, the libraries throw in a
   * place where nobody can catch it, which ends the process, and never look again. Errors: CLOUD_PERMISSION_DENIED, CLOUD_UNAVAILABLE.
   */
  check(): Promise<void>;
}

/** Credentials that are looked for at the first check, and remembered when there are some. */
export function createCloudCredentials(): CloudCredentials {
  const auth = new GoogleAuth({ scopes: ['https://www.googleapis.com/auth/cloud-platform'] });
  // One promise for all, so that whoever asks first goes on first.
  let found: Promise<void> | null = null;

  async function look(): Promise<void> {
    try {
      await auth.getClient();
    } catch (error) {
      found = null;
      throw cloudError(error, 'looking for credentials');
    }
  }

  return {
    auth,
    check: () => {
      found ??= look();
      return found;
    },
  };
}
