/**
 * MLB's venue id of the parks that Retrosheet and MLB both have games of. A park is one park whoever tells of it: without this, what
 * decades of Retrosheet say of Coors Field would be forgotten with the first game that the Stats API tells.
 * Source: Retrosheet's parkcode file and the venues of the Stats API, joined by name.
 */
const venueIds: Readonly<Record<string, number>> = {
  ANA01: 1,
  ARL02: 13,
  ARL03: 5325,
  ATL02: 16,
  ATL03: 4705,
  BAL12: 2,
  BOS07: 3,
  CHI11: 17,
  CHI12: 4,
  CIN09: 2602,
  CLE08: 5,
  DEN02: 19,
  DET05: 2394,
  HOU03: 2392,
  KAN06: 7,
  LOS03: 22,
  MIA01: 20,
  MIA02: 4169,
  MIL06: 32,
  MIN04: 3312,
  NYC20: 3289,
  NYC21: 3313,
  OAK01: 10,
  PHI13: 2681,
  PHO01: 15,
  PIT08: 31,
  SAC01: 2529,
  SAN02: 2680,
  SEA03: 680,
  SFO03: 2395,
  STL10: 2889,
  STP01: 12,
  TAM02: 2523,
  TOR02: 14,
  WAS11: 3309,
};

/** One name for a park, whether Retrosheet's id or MLB's venue id came: the venue id as text where there is one. */
export const parkKeyOf = (park: string | null): string | null =>
  park === null ? null : String(venueIds[park] ?? park);
