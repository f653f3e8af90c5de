import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconLockOpen } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Got } from '../../../api/query';
import { fileUrl } from './evidence-file';

type File = Got<'/api/claims/{id}/evidence'>['items'][number];
const purposes = ['verify_payee', 'verify_claimant', 'fraud_check', 'legal_request'] as const;

/** The file as it was sent: place and camera are in it, and an identity paper is opened for a purpose only. */
export function OriginalMenu({ claimId, file }: { claimId: string; file: File }) {
  const { t } = useTranslation('ops');
  const url = `${fileUrl(claimId, file.id)}?copy=original`;
  if (file.deletedAt) return null;
  return (
    <Menu position="bottom-start" shadow="md" width={280}>
      <Menu.Target>
        <Button
          mt={6}
          size="compact-sm"
          variant="default"
          leftSection={<IconLockOpen size={14} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {t('evidence.original')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t(file.masked ? 'evidence.purpose' : 'evidence.noted')}</Menu.Label>
        {file.masked ? (
          purposes.map((purpose) => (
            <Menu.Item
              key={purpose}
              component="a"
              href={`${url}&purpose=${purpose}`}
              download={file.fileName}
            >
              {t(`evidence.purposes.${purpose}`)}
            </Menu.Item>
          ))
        ) : (
          <Menu.Item component="a" href={url} download={file.fileName}>
            {t('evidence.download')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
