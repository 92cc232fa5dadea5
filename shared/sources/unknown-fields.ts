import type { BundleFinding } from '../../schemas/bundle.ts';

/**
 * Names that are known at a path, one behind the other. Steps of a path are separated by points; `*` is the first and the last member
 * of a list or object: every record of a kind has the same members, and a feed has too many to look at each.
 */
export type KnownFields = Readonly<Record<string, string>>;

interface KnownPath {
  path: string;
  steps: readonly string[];
  names: ReadonlySet<string>;
}

/** Looks for members that nobody has described. Returns their paths, each once, in order. */
export type FieldWatch = (json: unknown) => string[];

/** More names are cut: they are somebody else's text. */
const [namesToldMax, nameLengthMax] = [8, 60];

function ends(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  const members: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  return members.length < 2 ? members : [members[0], members.at(-1)];
}

/** The records at a path. */
function recordsAt(json: unknown, steps: readonly string[]): readonly object[] {
  let values: readonly unknown[] = [json];
  for (const step of steps) {
    values =
      step === '*'
        ? values.flatMap(ends)
        : values.map((value) =>
            typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined,
          );
  }
  return values.filter(
    (value): value is object => typeof value === 'object' && value !== null && !Array.isArray(value),
  );
}

/** Prepares a look at answers of one kind: a few hundred names an answer, whatever its size. */
export function watchFields(known: KnownFields): FieldWatch {
  const paths = Object.entries(known).map(
    ([path, names]): KnownPath => ({
      path,
      steps: path === '' ? [] : path.split('.'),
      names: new Set(names.trim().split(/\s+/)),
    }),
  );
  return (json) => {
    const unknown = new Set<string>();
    for (const { path, steps, names } of paths)
      for (const record of recordsAt(json, steps))
        for (const name of Object.keys(record))
          if (!names.has(name))
            unknown.add(`${path === '' ? '' : `${path}.`}${name.slice(0, nameLengthMax)}`);
    return [...unknown];
  };
}

/** The finding of unknown members of an answer, or of many; none where there are none. */
export function unknownFieldsFinding(what: string, fields: readonly string[]): BundleFinding[] {
  if (fields.length === 0) return [];
  const told = fields.slice(0, namesToldMax).join(', ');
  const message = `${fields.length} field${fields.length === 1 ? '' : 's'} nobody has described: ${told}${fields.length > namesToldMax ? ' …' : ''}`;
  return [{ code: 'FIELD_UNKNOWN', path: what, message }];
}
