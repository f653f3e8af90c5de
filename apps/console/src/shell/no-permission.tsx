import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePerson } from '../session/session';
import { EmptyState } from '../ui/empty-state';
import { PageHeader } from '../ui/page-header';

export function NoPermission() {
  const { t } = useTranslation();
  const { name, roles } = usePerson();
  const words = roles.map((role) => t(`account.roles.${role}`)).join(', ');
  return (
    <>
      <PageHeader title={t('noPermission.title')} />
      <EmptyState
        icon={IconLock}
        title={t('noPermission.title')}
        text={t('noPermission.text', { name, roles: words })}
        action={
          <Button component={Link} to="/">
            {t('noPermission.back')}
          </Button>
        }
      />
    </>
  );
}
