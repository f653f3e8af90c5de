import { Alert, Button, PasswordInput, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { answer, api } from '../api/client';
import { asProblem } from '../api/problem';
import { useProblemText } from '../ui/problem-text';
import { toast } from '../ui/toast';
import { Door } from './door';

export function Component() {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const navigate = useNavigate();
  const [password, setPassword] = useState('');
  const setting = useMutation({
    // The token stands after the hash sign, so that it reaches no log; here it goes into the body.
    mutationFn: () =>
      answer(api.POST('/api/password', { body: { token: location.hash.slice(1), password } })),
    onSuccess: async () => {
      toast.done(t('setPassword.done'));
      await navigate('/sign-in', { replace: true });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setting.mutate();
  };
  return (
    <Door title={t('setPassword.title')} lead={t('setPassword.lead')}>
      <form onSubmit={submit}>
        <Stack>
          {setting.error && (
            <Alert color="bata" role="alert" variant="light" title={t('setPassword.failed')}>
              {problemText(asProblem(setting.error)).text}
            </Alert>
          )}
          <PasswordInput
            label={t('setPassword.password')}
            description={t('setPassword.rule')}
            autoComplete="new-password"
            minLength={12}
            required
            size="md"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
          />
          <Button type="submit" size="md" loading={setting.isPending}>
            {t('setPassword.submit')}
          </Button>
        </Stack>
      </form>
    </Door>
  );
}
