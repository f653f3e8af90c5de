import { Alert } from '@mantine/core';
import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FileDrop } from '../../ui/file-drop';
import { Panel } from '../../ui/panel';
import type { Verification } from './paper-page';

const LARGEST = 30 * 1024 * 1024;

const sha256 = async (file: File): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

/** Compares the fingerprint of a PDF at hand with those that were issued; the file stays where it is. */
export function ComparePdf({ files }: Pick<Verification, 'files'>) {
  const { t } = useTranslation('recipient');
  const [same, setSame] = useState<boolean | null>(null);
  const compare = async ([file]: readonly File[]) => {
    if (!file) return;
    const hash = await sha256(file);
    setSame(files.some((issued) => issued.sha256 === hash));
  };
  return (
    <Panel title={t('paper.file')}>
      <FileDrop
        label={t('paper.file')}
        hint={t('paper.fileHint')}
        accept="application/pdf,.pdf"
        maxBytes={LARGEST}
        multiple={false}
        onFiles={(chosen) => void compare(chosen)}
      />
      <div role="status">
        {same !== null && (
          <Alert
            mt="md"
            color={same ? 'pandan' : 'bata'}
            icon={same ? <IconShieldCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
          >
            {same ? t('paper.fileSame') : t('paper.fileOther')}
          </Alert>
        )}
      </div>
    </Panel>
  );
}
