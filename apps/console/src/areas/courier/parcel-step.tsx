import { Button, Stack, TextInput } from '@mantine/core';
import { IconBarcode } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../ui/announce';
import { canScan } from './barcodes';
import classes from './courier.module.css';
import { ParcelFound } from './parcel-found';
import type { StepProps } from './step-props';

const WaybillScanner = lazy(() =>
  import('./waybill-scanner').then((scanner) => ({ default: scanner.WaybillScanner })),
);

export function ParcelStep({ report, change, next }: StepProps) {
  const { t } = useTranslation('courier');
  const [scanning, setScanning] = useState(false);
  const name = (waybill: string) => change({ waybill, carrier: '', pieces: null });
  const read = (waybill: string) => {
    setScanning(false);
    announce(t('scanner.found', { waybill }));
    name(waybill);
  };
  return (
    <Stack gap="lg">
      {canScan() && (
        <Button
          className={classes.big}
          size="xl"
          leftSection={<IconBarcode size={28} aria-hidden />}
          onClick={() => setScanning(true)}
        >
          {t('parcel.scan')}
        </Button>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (report.waybill.trim()) next();
        }}
      >
        <TextInput
          label={t('parcel.waybill')}
          description={t('parcel.hint')}
          size="xl"
          name="waybill"
          autoCapitalize="characters"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="next"
          maxLength={64}
          value={report.waybill}
          onChange={(event) => name(event.currentTarget.value.toUpperCase())}
        />
      </form>
      <ParcelFound report={report} change={change} />
      <Suspense>{scanning && <WaybillScanner onRead={read} onClose={() => setScanning(false)} />}</Suspense>
    </Stack>
  );
}
