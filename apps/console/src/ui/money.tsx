import { Text, type TextProps } from '@mantine/core';
import { formatMoney } from '@tuntas/kernel';
import { useLocale } from './locale';

interface Props extends TextProps {
  /** In minor units; null when nobody has stated it. */
  readonly amount: number | null | undefined;
  readonly currency: string;
}

/** An amount in the reader's form: Rp 130.000, US$49.90; a dash where there is none. */
export function Money({ amount, currency, ...text }: Props) {
  const locale = useLocale();
  return (
    <Text component="span" inherit={!text.size} style={{ whiteSpace: 'nowrap' }} {...text}>
      {amount === null || amount === undefined ? '–' : formatMoney({ amount, currency }, locale)}
    </Text>
  );
}
