import { Anchor, Button, Text } from '@mantine/core';
import { IconDownload, IconEyeOff, IconFile } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileSizeText } from '../../../ui/file-size';
import { useLocale } from '../../../ui/locale';
import { ToneBadge } from '../../../ui/tone-badge';
import { When } from '../../../ui/when';
import { useKindText } from '../desk/use-kind-text';
import { CameraFacts } from './camera-facts';
import { type EvidenceFile, fileUrl, isFilm, isPicture } from './evidence-file';
import classes from './evidence.module.css';
import { ImageStage } from './image-stage';
import { OriginalMenu } from './original-menu';
import type { Moments } from './shot-at';
import type { FileFacts } from './use-files';

interface Props {
  readonly claimId: string;
  readonly file: EvidenceFile;
  readonly flagged: boolean;
  readonly facts: FileFacts | undefined;
  readonly moments: Moments;
  /** Whether the reader may open what was sent. */
  readonly mayOpen: boolean;
}

/** One file large, with what is known about it. */
export function EvidencePane({ claimId, file, flagged, facts, moments, mayOpen }: Props) {
  const { t } = useTranslation('ops');
  const locale = useLocale();
  const kindText = useKindText();
  const [missing, setMissing] = useState(false);
  const url = fileUrl(claimId, file.id);
  const name = `${kindText(file.kind)}: ${file.fileName}`;
  // Of an identity paper that is no picture there is no masked copy, and what was deleted is gone.
  const opens = !facts?.deletedAt && (isPicture(file) || !facts?.masked);
  const shown = isPicture(file) ? 'picture' : isFilm(file) ? 'film' : 'paper';
  return (
    <figure style={{ margin: 0, minWidth: 0 }}>
      {shown === 'picture' && !missing && (
        <ImageStage key={file.id} src={url} alt={name} onMissing={() => setMissing(true)} />
      )}
      {shown === 'film' && !missing && (
        <div className={classes.stage}>
          <video
            className={classes.video}
            controls
            preload="metadata"
            src={url}
            aria-label={name}
            onError={() => setMissing(true)}
          />
        </div>
      )}
      {(shown === 'paper' || missing) && (
        <div className={classes.stage}>
          <div className={classes.paper}>
            <IconFile size={40} stroke={1.3} aria-hidden />
            <Text size="sm" mb="sm">
              {facts?.deletedAt
                ? t('evidence.deleted')
                : missing
                  ? t('evidence.missing')
                  : t('evidence.paper')}
            </Text>
            {opens && (
              <Button
                component="a"
                href={url}
                download={file.fileName}
                size="xs"
                variant="white"
                leftSection={<IconDownload size={15} aria-hidden />}
              >
                {t('evidence.download')}
              </Button>
            )}
          </div>
        </div>
      )}
      <figcaption className={classes.caption}>
        <Text component="span" fw={650} size="sm">
          {kindText(file.kind)}
        </Text>{' '}
        {flagged && <ToneBadge tone="late">{t('evidence.reused')}</ToneBadge>}{' '}
        {facts?.masked && (
          <ToneBadge tone="still" icon={IconEyeOff}>
            {t('evidence.masked')}
          </ToneBadge>
        )}
        <dl>
          <dt>{t('evidence.file')}</dt>
          <dd>
            {opens ? (
              <Anchor href={url} download={file.fileName} size="sm">
                <IconDownload size={14} aria-hidden /> {file.fileName}
              </Anchor>
            ) : (
              file.fileName
            )}{' '}
            · {fileSizeText(file.size, locale)}
          </dd>
          <dt>{t('evidence.added')}</dt>
          <dd>
            <When at={file.addedAt} show="both" />
          </dd>
          {facts && <CameraFacts facts={facts} moments={moments} />}
          {facts?.deleteAfter && !facts.deletedAt && (
            <>
              <dt>{t('evidence.kept')}</dt>
              <dd>
                <When at={facts.deleteAfter} show="date" />
              </dd>
            </>
          )}
          <dt>SHA-256</dt>
          <dd title={file.sha256}>{file.sha256.slice(0, 16)}…</dd>
        </dl>
        {facts && mayOpen && <OriginalMenu claimId={claimId} file={facts} />}
      </figcaption>
    </figure>
  );
}
