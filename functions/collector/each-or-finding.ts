import type { BundleFinding } from '../../schemas/bundle.ts';
import { asHanksTankError } from '../../shared/domain/errors.ts';
import { isOfSource } from './fetch-response.ts';

/** Parts that are asked for one by one. */
export interface AskedParts<Part> {
  parts: readonly Part[];
  /** What a finding calls a part. */
  nameOf(part: Part): string;
}

/**
 * Asks a source part after part. One that the source fails is a finding; when it fails all of them there is nothing to tell, and the last
 * error is thrown, as everything is that is not the source's.
 */
export async function eachOrFinding<Part>(
  { parts, nameOf }: AskedParts<Part>,
  findings: BundleFinding[],
  ask: (part: Part) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = [];
  for (const part of parts) {
    try {
      await ask(part);
    } catch (thrown) {
      if (!isOfSource(thrown)) throw thrown;
      failures.push(thrown);
      const { code, message } = asHanksTankError(thrown);
      findings.push({ code: 'ROW_SKIPPED', path: nameOf(part), message: `${code}: ${message}` });
    }
  }
  if (failures.length > 0 && failures.length === parts.length) throw failures.at(-1);
}
