import { asHanksTankError } from '../../shared/domain/errors.ts';
import type { Secrets } from '../../shared/ports/secrets.ts';

/** Name of the secret with the key of The Odds API. */
export const oddsSecret = 'odds-api-key';

/** Why nothing is asked of The Odds API, or null when there is a key. A broken store of secrets is not a missing key: it throws. */
export async function lackOfKey(secrets: Secrets): Promise<string | null> {
  try {
    await secrets.get(oddsSecret);
    return null;
  } catch (thrown) {
    if (asHanksTankError(thrown).code === 'SECRET_NOT_FOUND') return 'no key: skipped';
    throw thrown;
  }
}
