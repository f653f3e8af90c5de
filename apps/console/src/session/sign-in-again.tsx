import { Button, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Person } from './person';
import { usePerson } from './session';
import { SignInForm } from './sign-in-form';
import { signedInAgain } from './sign-in-request';

/** Over the page, so that what was typed stays; the request that found the session ended goes on afterwards. */
export function SignInAgain() {
  const { t } = useTranslation();
  const { personId, email } = usePerson();
  const goOn = (person: Person | null) => {
    // Somebody else must not see the page of the one before.
    if (person?.personId === personId) signedInAgain();
    else location.assign('/');
  };
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t('signIn.endedTitle')}
    >
      <Stack>
        <Text size="sm">{t('signIn.endedText')}</Text>
        <SignInForm email={email} onSignedIn={goOn} />
        <Button variant="subtle" onClick={() => location.assign('/sign-in')}>
          {t('signIn.leave')}
        </Button>
      </Stack>
    </Modal>
  );
}
