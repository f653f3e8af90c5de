/**
 * The other language of a dictionary: the same keys, own texts. Indonesian has one plural form, so the `_one` texts
 * of English may be left out.
 */
export type Translation<Texts> = {
  [Key in keyof Texts as Key extends `${string}_one` ? never : Key]: Texts[Key] extends string
    ? string
    : Translation<Texts[Key]>;
} & { [Key in keyof Texts as Key extends `${string}_one` ? Key : never]?: string };
