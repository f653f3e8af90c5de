import { Text, type TextProps } from '@mantine/core';
import { relativeText } from './duration';
import { useLocale } from './locale';
import { useNow } from './now';

interface Props extends TextProps {
  readonly at: string | null | undefined;
  /** `both` shows the moment behind the distance; the other form is always in the title. */
  readonly show?: 'relative' | 'absolute' | 'date' | 'both';
}

export const absoluteText = (at: string, locale: string, dateOnly = false): string =>
  new Intl.DateTimeFormat(
    locale,
    dateOnly ? { dateStyle: 'medium' } : { dateStyle: 'medium', timeStyle: 'short' },
  ).format(new Date(at));

/** A moment in the reader's zone and words. */
export function When({ at, show = 'relative', ...text }: Props) {
  const locale = useLocale();
  const now = useNow();
  if (!at) return <Text component="span" inherit {...text} children="–" />;
  const relative = relativeText(Date.parse(at), now, locale);
  const absolute = absoluteText(at, locale, show === 'date');
  const shown = { relative, absolute, date: absolute, both: `${relative} · ${absolute}` }[show];
  return (
    <Text component="span" inherit={!text.size} {...text}>
      <time dateTime={at} title={show === 'relative' ? absoluteText(at, locale) : relative}>
        {shown}
      </time>
    </Text>
  );
}
