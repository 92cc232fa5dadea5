/** A JSON value. */
type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

const strange: readonly Json[] = [
  null,
  '',
  'x',
  '-1',
  '2025-02-30',
  -1,
  0,
  1.5,
  1e308,
  2 ** 53,
  true,
  [],
  {},
  [null],
  { id: 'x' },
];

const isContainer = (value: Json | undefined): value is Json[] | { [key: string]: Json } =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0;

const pick = <Item>(items: readonly Item[], next: () => number): Item | undefined =>
  items[Math.floor(next() * items.length)];

/** A random member: the way down goes on with a chance that makes top and bottom of the document about equally likely. */
function randomMember(
  root: Json,
  next: () => number,
): { holder: Json[] | { [key: string]: Json }; key: string } | null {
  let holder = root;
  for (;;) {
    if (!isContainer(holder)) return null;
    const key = pick(Object.keys(holder), next) ?? '';
    const member: Json | undefined = Reflect.get(holder, key);
    if (!isContainer(member) || next() < 0.15) return { holder, key };
    holder = member;
  }
}

/** Retypes a value: texts become numbers, numbers texts, containers change their kind. */
function retyped(value: Json | undefined): Json {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return value.length;
  if (typeof value === 'boolean') return value ? 'true' : 0;
  if (Array.isArray(value)) return Object.fromEntries(value.map((item, index) => [String(index), item]));
  if (value === null || value === undefined) return {};
  return Object.values(value);
}

/** Deletes, replaces or retypes random members of a JSON document, in place, as often as asked. */
export function mutateJson(text: string, times: number, next: () => number): string {
  const root: Json = JSON.parse(text);
  for (let done = 0; done < times; done += 1) {
    const member = randomMember(root, next);
    if (member === null) break;
    const { holder, key } = member;
    const choice = next();
    if (choice < 1 / 3) {
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else Reflect.deleteProperty(holder, key);
    } else {
      const value: Json | undefined = Reflect.get(holder, key);
      Reflect.set(
        holder,
        key,
        choice < 2 / 3 ? (structuredClone(pick(strange, next)) ?? null) : retyped(value),
      );
    }
  }
  return JSON.stringify(root);
}
