import { useTranslation } from 'react-i18next';
import { FileDrop } from '../../ui/file-drop';

interface Props {
  readonly label: string;
  readonly disabled?: boolean;
  readonly onFiles: (files: File[]) => void;
}

const megabyte = 1024 * 1024;

/** Takes what the service takes as evidence; it looks at the bytes itself. */
export function EvidenceDrop({ label, disabled = false, onFiles }: Props) {
  const { t } = useTranslation('shipper');
  return (
    <FileDrop
      label={label}
      hint={t('evidence.hint')}
      accept="image/jpeg,image/png,image/webp,.heic,.heif,application/pdf,video/mp4"
      maxBytes={200 * megabyte}
      disabled={disabled}
      onFiles={onFiles}
    />
  );
}
