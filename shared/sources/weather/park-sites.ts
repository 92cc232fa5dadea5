/** Where a park lies and how it is built. */
export interface ParkSite {
  latitude: number;
  longitude: number;
  /** Bearing from home plate to centre field, clockwise from north; null where we have not seen it. */
  azimuthDegrees: number | null;
  /** Open, Dome or Retractable. */
  roofType: string;
}

type Site = readonly [
  venueId: number,
  latitude: number,
  longitude: number,
  azimuthDegrees: number | null,
  roofType: 'Open' | 'Dome' | 'Retractable',
];

/**
 * The parks of the thirty clubs, for a warehouse that has not met them yet; its own `venues` come first. Rows with an azimuth are from
 * recorded feeds of the Stats API (gameData.venue); the others are rounded to 0.001 degrees, near enough for a forecast.
 */
// biome-ignore format: one park per line
const sites: readonly Site[] = [
  [1, 33.8002, -117.8824, 43.61, 'Open'],
  [2, 39.28379, -76.62169, 31, 'Open'],
  [3, 42.34646, -71.09744, 45, 'Open'],
  [4, 41.83, -87.63417, 127, 'Open'],
  [5, 41.49586, -81.68526, 0, 'Open'],
  [7, 39.05157, -94.48048, 46, 'Open'],
  [12, 27.76778, -82.6525, 359, 'Dome'],
  [14, 43.641, -79.389, null, 'Retractable'],
  [15, 33.4453, -112.06669, 0, 'Retractable'],
  [17, 41.94817, -87.6555, 37, 'Open'],
  [19, 39.75604, -104.99414, 4, 'Open'],
  [22, 34.07368, -118.24053, 26, 'Open'],
  [31, 40.4469, -80.00575, 116, 'Open'],
  [32, 43.02838, -87.97099, 129, 'Retractable'],
  [680, 47.59133, -122.33251, 49, 'Retractable'],
  [2392, 29.757, -95.356, null, 'Retractable'],
  [2394, 42.339, -83.049, null, 'Open'],
  [2395, 37.778, -122.389, null, 'Open'],
  [2529, 38.58, -121.514, null, 'Open'],
  [2602, 39.09739, -84.50661, 122, 'Open'],
  [2680, 32.707, -117.157, null, 'Open'],
  [2681, 39.90539, -75.16717, 9, 'Open'],
  [2889, 38.62257, -90.19287, 62, 'Open'],
  [3289, 40.757, -73.846, null, 'Open'],
  [3309, 38.873, -77.008, null, 'Open'],
  [3312, 44.982, -93.278, null, 'Open'],
  [3313, 40.82919, -73.9265, 75, 'Open'],
  [4169, 25.778, -80.22, null, 'Retractable'],
  [4705, 33.89067, -84.46764, 145, 'Open'],
  [5325, 32.7473, -97.08182, 30, 'Retractable'],
];

const byId = new Map(
  sites.map(([venueId, latitude, longitude, azimuthDegrees, roofType]) => [
    venueId,
    { latitude, longitude, azimuthDegrees, roofType },
  ]),
);

/** The site of a park by MLB's venue id; null for one that is not in the table. */
export const parkSiteOf = (venueId: number): ParkSite | null => byId.get(venueId) ?? null;
