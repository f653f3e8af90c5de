const stored = 'tuntas.places';
const MOST = 5;

/** Where this phone reported from lately; a courier is at the same few places. */
export function lastPlaces(): readonly string[] {
  try {
    const places: unknown = JSON.parse(localStorage.getItem(stored) ?? '[]');
    return Array.isArray(places) ? places.filter((place) => typeof place === 'string') : [];
  } catch {
    return [];
  }
}

export function rememberPlace(place: string): void {
  const text = place.trim();
  // A position is where somebody was once, and no name to choose again.
  if (!text || /^-?\d+\.\d+, /.test(text)) return;
  const places = [text, ...lastPlaces().filter((one) => one !== text)].slice(0, MOST);
  localStorage.setItem(stored, JSON.stringify(places));
}

/** Where the phone is: `-6.20876, 106.84560 (±12 m)`. */
export const positionText = (): Promise<string> =>
  new Promise((done, failed) =>
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) =>
        done(`${latitude.toFixed(5)}, ${longitude.toFixed(5)} (±${Math.round(accuracy)} m)`),
      failed,
      { enableHighAccuracy: true, timeout: 10_000, maximumAge: 60_000 },
    ),
  );
