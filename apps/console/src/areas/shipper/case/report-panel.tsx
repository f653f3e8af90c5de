import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../../api/query';
import { currentLanguage } from '../../../i18n/i18n';
import { Panel } from '../../../ui/panel';
import { QueryState } from '../../../ui/query-state';
import { useTold } from '../../../ui/use-told';
import { When } from '../../../ui/when';
import classes from './case.module.css';

/** What the courier reported, with its photos and the berita acara. */
export function ReportPanel({ incidentId }: { incidentId: string }) {
  const { t } = useTranslation('shipper');
  const told = useTold();
  const query = useQuery(apiQuery('/api/incidents/{id}', { params: { path: { id: incidentId } } }));
  return (
    <Panel title={t('case.report')}>
      <QueryState of={query}>
        {({ description, place, occurredAt, photos, beritaAcara }) => (
          <>
            <Text size="sm">{told(description)}</Text>
            <Text size="xs" c="dimmed" mb="sm">
              {place ? `${place}, ` : ''}
              <When at={occurredAt} show="both" />
            </Text>
            {photos.length > 0 && (
              <ul className={classes.files}>
                {photos.map(({ id, fileName }) => (
                  <li key={id}>
                    <a
                      className={classes.file}
                      href={`/api/incidents/${incidentId}/photos/${id}`}
                      target="_blank"
                      rel="noreferrer"
                    >
                      <img
                        className={classes.thumb}
                        src={`/api/incidents/${incidentId}/photos/${id}`}
                        alt={fileName}
                        loading="lazy"
                      />
                    </a>
                  </li>
                ))}
              </ul>
            )}
            {beritaAcara && (
              <Anchor
                href={`/api/incidents/${incidentId}/berita-acara/pdf?locale=${currentLanguage()}`}
                size="sm"
              >
                {t('case.beritaAcara')} {beritaAcara.number}
              </Anchor>
            )}
          </>
        )}
      </QueryState>
    </Panel>
  );
}
