import { Button, Menu, Text } from '@mantine/core';
import { IconChevronDown, IconDownload, IconFileZip } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../../i18n/i18n';
import { hasRole } from '../../../session/person';
import { usePerson } from '../../../session/session';
import type { Claim } from '../desk/words';

/** The case to take along: its files with their manifest, and the whole of it for an outside body. */
export function Downloads({ claim: { id, number, evidence } }: { claim: Claim }) {
  const { t } = useTranslation('ops');
  // Finance reads claims, and hands out no dossiers.
  const desk = hasRole(usePerson(), ['agent', 'supervisor', 'admin']);
  return (
    <Menu position="bottom-end" shadow="md" width={300}>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {t('downloads.button')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          component="a"
          href={`/api/claims/${id}/evidence/archive`}
          download={`${number}-evidence.zip`}
          disabled={evidence.length === 0}
          leftSection={<IconFileZip size={16} aria-hidden />}
        >
          {t('downloads.archive')}
          <Text size="xs" c="dimmed">
            {t('downloads.archiveHint')}
          </Text>
        </Menu.Item>
        {desk && (
          <Menu.Item
            component="a"
            href={`/api/claims/${id}/dossier?locale=${currentLanguage()}`}
            download={`${number}-dossier.zip`}
            leftSection={<IconFileZip size={16} aria-hidden />}
          >
            {t('downloads.dossier')}
            <Text size="xs" c="dimmed">
              {t('downloads.dossierHint')}
            </Text>
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
