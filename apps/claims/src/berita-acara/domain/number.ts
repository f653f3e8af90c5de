/** Where a number stands: which operator's book, which year, and its place in it. */
export interface BookPlace {
  /** 1 is the first operator of this installation; its numbers carry no operator. */
  readonly operatorNo: number;
  readonly year: number;
  readonly no: number;
}

const SHAPE = /^BA([1-9]\d{0,5})?-(\d{4})-(\d{6,10})$/;

/** `BA-2026-000123`, or `BA2-2026-000123` in the book of a second operator: unique across all of them. */
export const numberOf = ({ operatorNo, year, no }: BookPlace): string =>
  `BA${operatorNo === 1 ? '' : operatorNo}-${year}-${String(no).padStart(6, '0')}`;

export const isNumber = (text: string): boolean => SHAPE.test(text);
