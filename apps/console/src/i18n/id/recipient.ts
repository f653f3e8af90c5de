import type { recipient as english } from '../en/recipient';
import type { Translation } from '../dictionary';

export const recipient: Translation<typeof english> = {
  title: 'Di mana paket saya?',
  number: 'Resi {{number}}',
};
