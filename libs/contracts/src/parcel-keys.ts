/**
 * How a parcel is recognised by what people type, the same in every service: numbers whatever their case, carriers
 * whatever their case and spaces. `JNE`, ` jne ` and `Jne` are one, `jn1` and `JN1` too.
 */
export const carrierKey = (carrier: string): string => carrier.trim().toLowerCase().replace(/\s+/g, ' ');

/** `jn1 ` and `JN1` are one waybill. */
export const waybillKey = (waybill: string): string => waybill.trim().toUpperCase();

/**
 * Whether a text that is searched for may be somebody's name: names have letters and no digit, and every waybill and
 * claim number has one. Only then are names looked at, and the search counted as one for people.
 */
export const mayBeName = (text: string): boolean => /\p{L}/u.test(text) && !/\d/.test(text);
