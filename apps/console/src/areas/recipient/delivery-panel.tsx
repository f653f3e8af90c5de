import { Alert, Stack, Text, UnstyledButton } from '@mantine/core';
import {
  IconCircleCheck,
  IconMoodSad,
  IconPackageOff,
  type TablerIcon,
  IconThumbUp,
} from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../../api/problem';
import { apiQuery } from '../../api/query';
import { currentLanguage } from '../../i18n/i18n';
import { useLocale } from '../../ui/locale';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { QueryState } from '../../ui/query-state';
import { absoluteText } from '../../ui/when';
import { answerDelivery, type Delivery, type DeliveryAnswer, type Told } from './answer-delivery';
import { DamagedForm } from './damaged-form';
import { NeverArrivedForm } from './never-arrived-form';
import classes from './recipient.module.css';

const icons: Record<DeliveryAnswer, TablerIcon> = {
  fine: IconThumbUp,
  damaged: IconMoodSad,
  never_arrived: IconPackageOff,
};

/** For whoever holds the link from the message: how did it arrive? */
export function DeliveryPanel({ token }: { token: string }) {
  const { t } = useTranslation('recipient');
  const query = useQuery({
    ...apiQuery('/api/deliveries/{token}', { params: { path: { token } } }),
    retry: false,
    refetchOnWindowFocus: false,
  });
  const broken = query.error && asProblem(query.error).status === 404;
  return (
    <Panel title={t('delivery.title')}>
      {broken ? (
        <Text>{t('delivery.broken')}</Text>
      ) : (
        <QueryState of={query}>{(delivery) => <Answering token={token} delivery={delivery} />}</QueryState>
      )}
    </Panel>
  );
}

function Answering({ token, delivery }: { token: string; delivery: Delivery }) {
  const { t } = useTranslation('recipient');
  const locale = useLocale();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<DeliveryAnswer | null>(null);
  const sending = useMutation({
    mutationFn: (told: Omit<Told, 'locale'>) => answerDelivery(token, { ...told, locale: currentLanguage() }),
    onSuccess: (after) => {
      setAsked(null);
      queries.setQueryData(
        apiQuery('/api/deliveries/{token}', { params: { path: { token } } }).queryKey,
        after,
      );
    },
  });
  const choose = (answer: DeliveryAnswer) =>
    answer === 'fine' ? sending.mutate({ answer }) : setAsked(answer);
  const form = { delivery, sending: sending.isPending, onSend: sending.mutate, onBack: () => setAsked(null) };
  return (
    <Stack>
      <Given delivery={delivery} />
      <ProblemAlert error={sending.error} />
      {asked === 'damaged' && <DamagedForm {...form} />}
      {asked === 'never_arrived' && <NeverArrivedForm {...form} />}
      {asked === null && delivery.mayAnswer.length > 0 && (
        <>
          <Text c="dimmed">{delivery.answers.length > 0 ? t('delivery.more') : t('delivery.lead')}</Text>
          <div className={classes.answers}>
            {delivery.mayAnswer.map((answer) => {
              const Icon = icons[answer];
              return (
                <UnstyledButton
                  key={answer}
                  className={classes.answer}
                  data-answer={answer}
                  disabled={sending.isPending}
                  onClick={() => choose(answer)}
                >
                  <Icon size={28} stroke={1.7} aria-hidden />
                  {t(`delivery.${answer}`)}
                </UnstyledButton>
              );
            })}
          </div>
          <Text size="xs" c="dimmed">
            {t('delivery.until', { date: absoluteText(delivery.answerBy, locale, true) })}
          </Text>
        </>
      )}
      {delivery.state === 'expired' && <Text>{t('delivery.expired')}</Text>}
    </Stack>
  );
}

/** What was answered before, and what follows from it. */
function Given({ delivery: { answers } }: { delivery: Delivery }) {
  const { t } = useTranslation('recipient');
  const locale = useLocale();
  const bad = answers.some(({ answer }) => answer !== 'fine');
  return (
    <div role="status">
      {answers.length > 0 && (
        <Alert
          color={bad ? 'nila' : 'pandan'}
          icon={<IconCircleCheck aria-hidden />}
          title={bad ? t('delivery.thanksBad') : t('delivery.thanksFine')}
        >
          {answers.map(({ answer, answeredAt }) => (
            <Text key={answer} size="sm">
              {t('delivery.answered', {
                when: absoluteText(answeredAt, locale),
                answer: t(`delivery.${answer}`),
              })}
            </Text>
          ))}
          {bad && (
            <Text size="sm" mt="xs">
              <b>{t('delivery.next')}.</b> {t('delivery.nextText')}
            </Text>
          )}
        </Alert>
      )}
    </div>
  );
}
