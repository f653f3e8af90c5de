import { VisuallyHidden } from '@mantine/core';
import { useAnnouncement } from '../ui/announce';

/** What changed, for ears; polite. */
export const LiveRegion = () => (
  <VisuallyHidden role="status" aria-live="polite">
    {useAnnouncement()}
  </VisuallyHidden>
);
