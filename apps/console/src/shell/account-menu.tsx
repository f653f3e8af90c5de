import { Avatar, Group, Menu, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { signOut, usePerson } from '../session/session';
import classes from './shell.module.css';

export function AccountMenu() {
  const { t } = useTranslation();
  const { name, roles, organisation } = usePerson();
  const words = roles.map((role) => t(`account.roles.${role}`)).join(', ');
  return (
    <Menu position="top-start" width={240} shadow="md">
      <Menu.Target>
        <UnstyledButton className={classes.account}>
          <VisuallyHidden>{t('account.menu')}</VisuallyHidden>
          <Group gap="sm" wrap="nowrap">
            <Avatar name={name} color="soga.7" radius="xl" size={34} variant="filled" aria-hidden />
            <div className={classes.who}>
              <Text size="sm" fw={600} truncate>
                {name}
              </Text>
              <Text size="xs" truncate className={classes.role}>
                {words}
              </Text>
            </div>
          </Group>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{organisation.name}</Menu.Label>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void signOut()}>
          {t('account.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
