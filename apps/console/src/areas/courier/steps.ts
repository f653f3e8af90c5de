import {
  IconDroplet,
  IconHelpHexagon,
  IconBox,
  IconBoxOff,
  IconPackageOff,
  IconScissors,
} from '@tabler/icons-react';
import { IconArrowsExchange, IconGlassFull, type TablerIcon } from '@tabler/icons-react';
import type { Happening } from '../../offline/report';

export const steps = ['parcel', 'happening', 'photos', 'signatures', 'review'] as const;
export type Step = (typeof steps)[number];

export const happeningIcons: Record<Happening, TablerIcon> = {
  crushed: IconBox,
  wet: IconDroplet,
  torn: IconScissors,
  broken: IconGlassFull,
  missing: IconBoxOff,
  swapped: IconArrowsExchange,
  lost: IconPackageOff,
  other: IconHelpHexagon,
};
