import { z } from 'zod';
import { HanksTankError } from '../../../shared/domain/errors.ts';
import { predictionSystems } from '../../../shared/models/registry.ts';
import { parse } from '../parse-options.ts';
import { storeOptions } from '../store-options.ts';

const systemIds: readonly string[] = predictionSystems.map(({ id }) => id);

const modelsOptions = storeOptions.extend({
  system: z
    .string()
    .refine((id) => systemIds.includes(id), { error: `expected one of ${systemIds.join(', ')}` })
    .default(systemIds[0] ?? ''),
  why: z.string().trim().min(1).optional(),
  date: z.iso.date().optional(),
});

/** Options of `models`. */
export type ModelsOptions = z.infer<typeof modelsOptions>;

/** Versions that each action takes. */
const versionsOf = { list: 0, show: 1, promote: 1, rollback: 0, diff: 2, compare: 0, drift: 0 } as const;

/** What `models` can do. */
export type ModelsAction = keyof typeof versionsOf;

/** How `models` is used. */
export const modelsUsage =
  'models list | show VERSION | promote VERSION [--why TEXT] | rollback [--why TEXT] | diff VERSION VERSION | compare | drift [--date D] [--system game_outcome] [--data-dir DIR] [--json]';

const isAction = (word: string | undefined): word is ModelsAction =>
  word !== undefined && Object.hasOwn(versionsOf, word);

/** Options of `models` with the action and its versions. Throws CONFIG_INVALID. */
export function parseModelsOptions(args: readonly string[]): {
  action: ModelsAction;
  versions: string[];
  options: ModelsOptions;
} {
  const { options, positionals } = parse(args, modelsOptions);
  const [action, ...versions] = positionals;
  if (!isAction(action) || versions.length !== versionsOf[action])
    throw new HanksTankError('CONFIG_INVALID', `usage: ${modelsUsage}`);
  return { action, versions, options };
}
