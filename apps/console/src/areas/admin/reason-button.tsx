import { Button, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../ui/problem-alert';
import { useDraft } from '../../ui/use-draft';

interface Props {
  /** Under this name what was typed is kept. */
  readonly name: string;
  readonly label: string;
  readonly question: string;
  readonly text: string;
  readonly error: unknown;
  readonly loading: boolean;
  /** Answers when it is done. */
  readonly onReason: (reason: string) => Promise<unknown>;
}

/** For what cannot be taken back and is kept with a reason. */
export function ReasonButton({ name, label, question, text, error, loading, onReason }: Props) {
  const { t } = useTranslation('admin');
  const { t: ui } = useTranslation('ui');
  const [opened, { open, close }] = useDisclosure();
  const { value, set, discard } = useDraft(name, '');
  const go = () =>
    onReason(value.trim()).then(
      () => {
        discard();
        close();
      },
      // The problem is shown above, and what was typed stays.
      () => undefined,
    );
  return (
    <>
      <Button size="xs" variant="default" onClick={open}>
        {label}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={question}
        closeButtonProps={{ 'aria-label': ui('close') }}
      >
        <Stack>
          <ProblemAlert error={error} />
          <Text size="sm">{text}</Text>
          <Textarea
            label={t('dead.why')}
            description={t('noNames')}
            data-autofocus
            value={value}
            onChange={(event) => set(event.currentTarget.value)}
          />
          <Button color="bata" disabled={value.trim().length < 3} loading={loading} onClick={() => void go()}>
            {label}
          </Button>
        </Stack>
      </Modal>
    </>
  );
}
