import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client';
import { usePerson } from '../../../session/session';
import { ProblemAlert } from '../../../ui/problem-alert';
import { useFormProblem } from '../../../ui/use-form-problem';
import { ShownOnce } from './shown-once';

/** A key with the person's own roles; it is shown once. */
export function CreateKey() {
  const { t } = useTranslation('shipper');
  const { t: ui } = useTranslation('ui');
  const client = useQueryClient();
  const { roles } = usePerson();
  const [opened, { open, close }] = useDisclosure();
  const [name, setName] = useState('');
  const creating = useMutation({
    mutationFn: () => answer(api.POST('/api/api-keys', { body: { name: name.trim(), roles } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['/api/api-keys'] }),
  });
  const wrong = useFormProblem(creating.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    creating.mutate();
  };
  const end = () => {
    close();
    setName('');
    creating.reset();
  };
  return (
    <>
      <Button size="sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={open}>
        {t('keys.create')}
      </Button>
      <Modal
        opened={opened}
        onClose={end}
        title={creating.data ? t('keys.created') : t('keys.create')}
        closeButtonProps={{ 'aria-label': ui('close') }}
        // A click beside it must not lose what is shown only once.
        closeOnClickOutside={!creating.data}
      >
        {creating.data ? (
          <ShownOnce secret={creating.data.key} text={t('keys.once')} onStored={end} />
        ) : (
          <form onSubmit={submit}>
            <Stack>
              <ProblemAlert error={creating.error} />
              <TextInput
                label={t('keys.name')}
                description={t('keys.nameHint')}
                required
                maxLength={100}
                value={name}
                error={wrong('name')}
                onChange={(event) => setName(event.currentTarget.value)}
                data-autofocus
              />
              <Group justify="flex-end">
                <Button variant="default" onClick={end}>
                  {ui('cancel')}
                </Button>
                <Button type="submit" loading={creating.isPending}>
                  {t('keys.create')}
                </Button>
              </Group>
            </Stack>
          </form>
        )}
      </Modal>
    </>
  );
}
