import { IconFileTypePdf, IconVideo } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Claim, isEvidenceKind } from '../claim';
import classes from './case.module.css';

interface Props {
  readonly claimId: string;
  readonly file: Claim['evidence'][number];
}

/** A picture as a picture, everything else by its kind; a click opens the shared copy. */
export function EvidenceFile({ claimId, file: { id, kind, fileName, mediaType } }: Props) {
  const { t } = useTranslation('shipper');
  const address = `/api/claims/${claimId}/evidence/${id}`;
  const Icon = mediaType.startsWith('video/') ? IconVideo : IconFileTypePdf;
  return (
    <a className={classes.file} href={address} target="_blank" rel="noreferrer" title={fileName}>
      {mediaType.startsWith('image/') ? (
        <img className={classes.thumb} src={address} alt="" loading="lazy" />
      ) : (
        <span className={classes.thumb}>
          <Icon size={28} stroke={1.5} aria-hidden />
        </span>
      )}
      <span className={classes.fileName}>{isEvidenceKind(kind) ? t(`kind.${kind}`) : fileName}</span>
    </a>
  );
}
