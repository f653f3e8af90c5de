import type { ClaimType, EvidenceKind } from './words';

interface RequestTemplate {
  readonly name: 'damage_photos' | 'value' | 'loss' | 'not_received' | 'videos';
  /** For which claims it is offered. */
  readonly types: readonly ClaimType[] | 'all';
  readonly items: readonly EvidenceKind[];
}

/** What is asked for together, over and over; its words for the claimant stand in the dictionary. */
const templates: readonly RequestTemplate[] = [
  {
    name: 'damage_photos',
    types: ['damage', 'partial_loss', 'swapped_contents'],
    items: ['photo', 'photo_label', 'photo_packaging', 'photo_contents'],
  },
  { name: 'value', types: 'all', items: ['invoice'] },
  { name: 'loss', types: ['loss'], items: ['invoice', 'statement'] },
  { name: 'not_received', types: ['delivered_not_received', 'cod_dispute'], items: ['declaration'] },
  {
    name: 'videos',
    types: ['damage', 'partial_loss', 'swapped_contents'],
    items: ['unboxing_video', 'packing_video'],
  },
];

export const templatesFor = (type: ClaimType | null): readonly RequestTemplate[] =>
  templates.filter(({ types }) => type === null || types === 'all' || types.includes(type));
