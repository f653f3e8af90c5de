import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onSearch: (text: string) => void;
}

/** A search that waits for a pause in typing. */
export function SearchInput({ label, value, onSearch }: Props) {
  const { t } = useTranslation('ui');
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  // The address changed by itself: back, forward, filters cleared.
  if (known !== value) {
    setKnown(value);
    setText(value);
  }
  const search = useDebouncedCallback(onSearch, 300);
  const type = (next: string) => {
    setText(next);
    search(next.trim());
  };
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      miw={240}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        text && <CloseButton size="sm" aria-label={t('filters.clear')} onClick={() => type('')} />
      }
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}
