import { Anchor } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { apiQuery } from '../../../api/query';
import { currentLanguage } from '../../../i18n/i18n';

/** The berita acara of the incident a claim is about, as a link to its PDF; a dash while there is none. */
export function IncidentRecord({ incidentId }: { incidentId: string }) {
  const { data } = useQuery(apiQuery('/api/incidents/{id}', { params: { path: { id: incidentId } } }));
  const record = data?.beritaAcara;
  if (!record) return '–';
  return (
    <Anchor
      href={`/api/incidents/${incidentId}/berita-acara/pdf?locale=${currentLanguage()}`}
      target="_blank"
      rel="noreferrer"
      inherit
    >
      <IconFileTypePdf size={15} aria-hidden /> {record.number}
    </Anchor>
  );
}
