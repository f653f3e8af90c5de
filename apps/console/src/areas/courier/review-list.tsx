import { ActionIcon, SimpleGrid, Text } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isSigned, type Report } from '../../offline/report';
import { useLocale } from '../../ui/locale';
import { Panel } from '../../ui/panel';
import { absoluteText } from '../../ui/when';
import classes from './courier.module.css';
import type { Step } from './steps';
import { usePhotoUrl } from './use-photo-url';

/** Everything that will be sent, each with a way back to it. */
export function ReviewList({ report, go }: { report: Report; go: (to: Step) => void }) {
  const { t } = useTranslation('courier');
  const { t: ui } = useTranslation('ui');
  const locale = useLocale();
  const { waybill, carrier, happening, note, photoIds, place, occurredAt } = report;
  return (
    <Panel flush>
      <dl className={classes.review}>
        <Row name={t('review.parcel')} onChange={() => go('parcel')}>
          <Text fw={650} size="lg">
            {waybill || '–'}
          </Text>
          {carrier && <Text c="dimmed">{carrier}</Text>}
        </Row>
        <Row name={t('review.happening')} onChange={() => go('happening')}>
          <Text fw={650}>{happening ? ui(`happening.${happening}`) : '–'}</Text>
          {note && <Text className={classes.note}>{note}</Text>}
        </Row>
        <Row name={t('review.photos')} onChange={() => go('photos')}>
          {photoIds.length === 0 ? (
            t('review.none')
          ) : (
            <SimpleGrid cols={4} spacing={6} className={classes.small}>
              {photoIds.map((id, index) => (
                <Small key={id} id={id} alt={t('photos.photo', { number: index + 1 })} />
              ))}
            </SimpleGrid>
          )}
        </Row>
        <Row name={t('review.place')} onChange={() => go('photos')}>
          {place && <Text>{place}</Text>}
          <Text c="dimmed">{absoluteText(occurredAt, locale)}</Text>
        </Row>
        <Row name={t('review.signatures')} onChange={() => go('signatures')}>
          <Signers report={report} />
        </Row>
      </dl>
    </Panel>
  );
}

function Row({ name, onChange, children }: { name: string; onChange: () => void; children: ReactNode }) {
  const { t } = useTranslation('courier');
  return (
    <div className={classes.row}>
      <dt>{name}</dt>
      <dd>{children}</dd>
      <dd className={classes.correct}>
        <ActionIcon
          size={44}
          variant="subtle"
          aria-label={t('review.change', { what: name.toLowerCase() })}
          onClick={onChange}
        >
          <IconPencil size={20} aria-hidden />
        </ActionIcon>
      </dd>
    </div>
  );
}

function Signers({ report }: { report: Report }) {
  const { t } = useTranslation('courier');
  const { courier, counterpart, other } = report;
  if (!isSigned(report)) return <Text c="dimmed">{t('review.withoutPaper')}</Text>;
  const party = t(`signatures.party.${counterpart}`);
  const { name, refused } = other;
  return (
    <>
      <Text>{t('review.signedBy', { party: t('signatures.courier'), name: courier.name })}</Text>
      <Text>
        {refused.trim()
          ? t('review.refusedBy', { party, name, reason: refused.trim() })
          : t('review.signedBy', { party, name })}
      </Text>
    </>
  );
}

function Small({ id, alt }: { id: string; alt: string }) {
  const url = usePhotoUrl(id);
  return url ? <img src={url} alt={alt} /> : null;
}
