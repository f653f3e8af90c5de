export type Hours = [from: string, to: string][];

/** `09:00-12:00, 13:00-17:00` */
export const hoursText = (hours: readonly (readonly string[])[] | undefined): string =>
  (hours ?? []).map((interval) => interval.join('-')).join(', ');

export const intervals = (hours: readonly (readonly string[])[] = []): Hours =>
  hours.map(([from = '', to = '']) => [from, to]);

/** Reads what people write for hours: 9-17, 09.00–12.00, several with commas; nothing is closed. */
export const hoursOf = (text: string): Hours =>
  [...text.matchAll(/(\d{1,2})(?:[:.](\d{2}))?\s*[-–]\s*(\d{1,2})(?:[:.](\d{2}))?/g)].map(
    ([, fromHour = '', fromMinute = '00', toHour = '', toMinute = '00']) => [
      `${fromHour.padStart(2, '0')}:${fromMinute}`,
      `${toHour.padStart(2, '0')}:${toMinute}`,
    ],
  );
