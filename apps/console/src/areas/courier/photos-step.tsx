import { Stack } from '@mantine/core';
import type { StepProps } from './step-props';
import { PhotoTray } from './photo-tray';
import { PlaceAndTime } from './place-and-time';

export const PhotosStep = ({ stored, report, change }: StepProps) => (
  <Stack gap="xl">
    <PhotoTray
      clientId={stored.clientId}
      photoIds={report.photoIds}
      onChange={(photoIds) => change({ photoIds })}
    />
    <PlaceAndTime report={report} change={change} />
  </Stack>
);
