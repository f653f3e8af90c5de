import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../api/problem';
import { useProblemText } from '../ui/problem-text';
import type { Person } from './person';
import { signIn } from './session';

interface Props {
  readonly email?: string | undefined;
  readonly onSignedIn: (person: Person | null) => void;
}

export function SignInForm({ email: known = '', onSignedIn }: Props) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState('');
  const signingIn = useMutation({ mutationFn: () => signIn(email, password), onSuccess: onSignedIn });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signingIn.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {signingIn.error && (
          <Alert color="bata" role="alert" variant="light" title={t('signIn.failed')}>
            {problemText(asProblem(signingIn.error)).text}
          </Alert>
        )}
        <TextInput
          label={t('signIn.email')}
          type="email"
          name="email"
          autoComplete="username"
          required
          size="md"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('signIn.password')}
          name="password"
          autoComplete="current-password"
          required
          size="md"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
        />
        <Button type="submit" size="md" fullWidth loading={signingIn.isPending}>
          {t('signIn.submit')}
        </Button>
      </Stack>
    </form>
  );
}
