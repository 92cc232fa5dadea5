import { surrogatePlayerId } from '../../domain/surrogate-ids.ts';

/** MLB's id, or its stand-in, of a Retrosheet id; null for what is no id. */
export type PlayerIds = (retrosheetId: string) => number | null;

/** Resolves Retrosheet ids and remembers whom the register does not know. */
export interface PlayerIndex {
  idOf: PlayerIds;
  /** Retrosheet ids that were asked for, with the id they got. */
  readonly asked: ReadonlyMap<string, number>;
  /** Those of them that got a stand-in. */
  readonly unresolved: ReadonlySet<string>;
}

/** Ids of the register, and stand-ins for people whom it does not know. */
export function indexPlayers(register: ReadonlyMap<string, number>): PlayerIndex {
  const asked = new Map<string, number>();
  const unresolved = new Set<string>();
  const idOf = (id: string): number | null => {
    const known = asked.get(id) ?? register.get(id);
    if (known !== undefined) {
      asked.set(id, known);
      return known;
    }
    if (!/^[a-z'._-]{5}\d{3}$/.test(id)) return null;
    const standIn = surrogatePlayerId(id);
    asked.set(id, standIn);
    unresolved.add(id);
    return standIn;
  };
  return { idOf, asked, unresolved };
}
