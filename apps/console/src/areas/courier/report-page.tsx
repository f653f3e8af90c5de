import { Alert, Button, Group, Text } from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconDatabaseExclamation } from '@tabler/icons-react';
import { lazy, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useParams } from 'react-router';
import type { StoredReport } from '../../offline/report';
import { deleteReport } from '../../offline/reports';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { choiceField } from '../../ui/search-state';
import { useSearchState } from '../../ui/use-search-state';
import classes from './courier.module.css';
import { ParcelStep } from './parcel-step';
import { StepDots } from './step-dots';
import type { StepProps } from './step-props';
import { type Step, steps } from './steps';
import { useReport } from './use-report';

const fields = { step: choiceField(steps, 'parcel') };

/** The first step opens at once; the code of the others comes while it is filled in. */
const later = {
  happening: () => import('./happening-step'),
  photos: () => import('./photos-step'),
  signatures: () => import('./signatures-step'),
  review: () => import('./review-step'),
};

const pages: Record<Step, React.ComponentType<StepProps>> = {
  parcel: ParcelStep,
  happening: lazy(() => later.happening().then(({ HappeningStep }) => ({ default: HappeningStep }))),
  photos: lazy(() => later.photos().then(({ PhotosStep }) => ({ default: PhotosStep }))),
  signatures: lazy(() => later.signatures().then(({ SignaturesStep }) => ({ default: SignaturesStep }))),
  review: lazy(() => later.review().then(({ ReviewStep }) => ({ default: ReviewStep }))),
};

/** A report step by step. The step is in the address, everything else on the phone. */
export function Component() {
  const { clientId = '' } = useParams();
  const { stored, full, change } = useReport(clientId);
  if (!stored) return <LoadingState />;
  if (stored.state !== 'draft') return <Navigate to={`/courier/reports/${clientId}`} replace />;
  return <Steps key={clientId} stored={stored} full={full} change={change} />;
}

type Props = Pick<StepProps, 'change'> & { readonly stored: StoredReport; readonly full: boolean };

function Steps({ stored, full, change }: Props) {
  const { t } = useTranslation('courier');
  const { t: ui } = useTranslation('ui');
  const navigate = useNavigate();
  const [discarding, setDiscarding] = useState(false);
  const [{ step }, move] = useSearchState(fields);
  const index = steps.indexOf(step);
  const go = (to: Step) => move({ step: to });
  const next = () => go(steps[index + 1] ?? 'review');
  const Page = pages[step];
  useEffect(() => {
    window.scrollTo({ top: 0 });
    document.querySelector<HTMLElement>('#content')?.focus({ preventScroll: true });
  }, [step]);

  useEffect(() => {
    // Without a network this fails quietly: then the service worker has them, or the step says so itself.
    for (const fetchStep of Object.values(later)) fetchStep().catch(() => undefined);
  }, []);

  const discard = async () => {
    await deleteReport(stored.clientId);
    await navigate('/courier/reports', { replace: true });
  };
  return (
    <div className={classes.flow}>
      <div className={classes.top}>
        <StepDots step={step} onStep={go} />
        <Button variant="subtle" color="gray" size="compact-md" onClick={() => setDiscarding(true)}>
          {t('step.discard')}
        </Button>
      </div>
      <PageHeader title={t(`step.${step}`)} />
      {discarding && (
        <Alert color="bata" title={t('step.discardQuestion')} mb="md" role="alert">
          <Text size="sm" mb="sm">
            {t('step.discardText')}
          </Text>
          <Group>
            <Button color="bata" size="md" onClick={() => void discard()}>
              {t('step.discard')}
            </Button>
            <Button variant="default" size="md" data-autofocus onClick={() => setDiscarding(false)}>
              {ui('cancel')}
            </Button>
          </Group>
        </Alert>
      )}
      {full && (
        <Alert
          color="bata"
          icon={<IconDatabaseExclamation aria-hidden />}
          title={t('full.title')}
          mb="md"
          role="alert"
        >
          {t('full.text')}
        </Alert>
      )}
      <Page stored={stored} report={stored.report} change={change} go={go} next={next} />
      {step !== 'review' && (
        <Group className={classes.pedals} grow wrap="nowrap">
          {index > 0 && (
            <Button
              variant="default"
              size="lg"
              leftSection={<IconArrowLeft aria-hidden />}
              onClick={() => go(steps[index - 1] ?? 'parcel')}
            >
              {t('step.back')}
            </Button>
          )}
          <Button size="lg" rightSection={<IconArrowRight aria-hidden />} onClick={next}>
            {t('step.next')}
          </Button>
        </Group>
      )}
    </div>
  );
}
