/** When something happened to the parcel that a photo can be held against. */
export interface Moments {
  readonly shippedAt: string | null;
  readonly deliveredAt: string | null;
  readonly filedAt: string;
}

export interface Shot {
  readonly when: 'beforeShipping' | 'onTheWay' | 'afterDelivery' | 'afterFiling';
  /** From that moment to the photo. */
  readonly ms: number;
  /** A photo of the damage cannot be older than the journey. */
  readonly odd: boolean;
}

/**
 * Where in the story of the parcel a photo was taken. A camera knows no zone: `takenAt` is read in the reader's, so
 * that up to a day of difference says nothing and is not called odd.
 */
export function shotAt(takenAt: string, { shippedAt, deliveredAt, filedAt }: Moments): Shot | null {
  const taken = Date.parse(takenAt);
  if (Number.isNaN(taken)) return null;
  const since = (moment: string): number => taken - Date.parse(moment);
  if (shippedAt && since(shippedAt) < 0)
    return { when: 'beforeShipping', ms: -since(shippedAt), odd: since(shippedAt) < -86_400_000 };
  if (since(filedAt) > 0) return { when: 'afterFiling', ms: since(filedAt), odd: false };
  if (deliveredAt && since(deliveredAt) >= 0)
    return { when: 'afterDelivery', ms: since(deliveredAt), odd: false };
  return shippedAt ? { when: 'onTheWay', ms: since(shippedAt), odd: false } : null;
}
